import { afterEach, describe, expect, it } from 'vitest';
import { count, type Dictionary, inWorkbook, noun, nouns, numberText, said, saidHere, say, sayHere, speak } from '../../src/base/say.ts';

const spanish: Dictionary = {
  row: ['fila', 'filas'],
  'The tab “{0}” has {1}.': 'Hay {1} en la pestaña «{0}».',
  '{0} of {1} failed.': ['De {1}, falló {0}.', 'De {1}, fallaron {0}.'],
  '{0} left out': ['{0} omitida', '{0} omitidas'],
  Courses: 'Cursos',
};

function speakSpanish(): void {
  speak({ user: () => 'es', locale: () => 'es-MX', workbook: () => 'en', dictionary: () => spanish });
}

afterEach(() => speak(undefined));

describe('a sentence', () => {
  it('is English as written until a language is set', () => {
    expect(say`The tab “${'Tags'}” has ${count(2, 'row')}.`).toBe('The tab “Tags” has 2 rows.');
    expect(say`The tab “${'Tags'}” has ${count(1, 'row')}.`).toBe('The tab “Tags” has 1 row.');
    expect(`${count(3, 'row')}, ${noun('row')}, ${nouns('row')}`).toBe('3 rows, row, rows');
  });

  it('is translated as a whole, with its values in another order', () => {
    speakSpanish();
    expect(say`The tab “${'{1}'}” has ${count(2, 'row')}.`).toBe('Hay 2 filas en la pestaña «{1}».');
  });

  it('depends on its first number', () => {
    speakSpanish();
    expect([1, 2].map((failed) => say`${failed} of ${9} failed.`)).toEqual(['De 9, falló 1.', 'De 9, fallaron 2.']);
    expect([1, 0].map((rows) => say`${count(rows, 'row')} left out`)).toEqual(['1 fila omitida', '0 filas omitidas']);
  });

  it('is English as a whole if it has no translation', () => {
    speakSpanish();
    expect(say`Waiting for ${'Catalog'}.`).toBe('Waiting for Catalog.');
  });

  it('is in the language of the workbook if it stands in its cells', () => {
    speakSpanish();
    expect([said('Courses'), saidHere('Courses')]).toEqual(['Cursos', 'Courses']);
    expect(sayHere`${count(1, 'row')} left out`).toBe('1 row left out');
  });
});

describe('a number', () => {
  it('is written as in the country of the user, and has two decimals if it has any', () => {
    expect([1200, 12345.5, 0.0125].map(numberText)).toEqual(['1,200', '12,345.50', '0.0125']);
    speakSpanish();
    expect(numberText(12345.5)).toBe('12,345.50');
    speak({ user: () => 'es', locale: () => 'es', workbook: () => 'en', dictionary: () => spanish });
    expect(numberText(12345.5)).toBe('12.345,50');
  });

  it('in a sentence is written as in the workbook if the sentence stands in a cell', () => {
    speak({ user: () => 'es', locale: () => 'es', workbook: () => 'en', dictionary: () => spanish });
    expect(inWorkbook(say`The tab “${'Tags'}” has ${numberText(12345)}.`)).toBe('The tab “Tags” has 12,345.');
  });
});

describe('the languages of an execution', () => {
  it('are looked up once, and only if a sentence needs them', () => {
    const asked: string[] = [];
    const ask = (what: string) => {
      asked.push(what);
      return 'es' as const;
    };
    speak({
      user: () => ask('user'),
      locale: () => 'es',
      workbook: () => ask('workbook'),
      dictionary: (language) => {
        asked.push(language);
        return spanish;
      },
    });
    expect(asked).toEqual([]);
    say`${1} left out`;
    say`${2} left out`;
    expect(asked).toEqual(['user', 'es']);
  });

  it('are English if looking them up fails, also if the error says something', () => {
    speak({
      user: () => {
        throw new Error(say`${count(1, 'row')} left out`);
      },
      locale: () => 'es',
      workbook: () => 'es',
      dictionary: () => spanish,
    });
    expect(say`${count(2, 'row')} left out`).toBe('2 rows left out');
  });
});
