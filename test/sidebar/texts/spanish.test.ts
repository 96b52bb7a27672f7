import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reports } from '../../../src/catalog/reports/index.ts';
import { resources } from '../../../src/catalog/resources/index.ts';
import * as changes from '../../../src/sidebar/texts/es/changes.ts';
import * as home from '../../../src/sidebar/texts/es/home.ts';
import * as keys from '../../../src/sidebar/texts/es/keys.ts';
import * as limits from '../../../src/sidebar/texts/es/limits.ts';
import * as move from '../../../src/sidebar/texts/es/move.ts';
import * as ownReports from '../../../src/sidebar/texts/es/own-reports.ts';
import * as problems from '../../../src/sidebar/texts/es/problems.ts';
import * as pull from '../../../src/sidebar/texts/es/pull.ts';
import * as removal from '../../../src/sidebar/texts/es/removal.ts';
import * as reportsPage from '../../../src/sidebar/texts/es/reports.ts';
import * as review from '../../../src/sidebar/texts/es/review.ts';
import * as settings from '../../../src/sidebar/texts/es/settings.ts';
import * as settle from '../../../src/sidebar/texts/es/settle.ts';
import * as tasks from '../../../src/sidebar/texts/es/tasks.ts';
import * as words from '../../../src/sidebar/texts/es/words.ts';
import NOUNS from '../../../src/texts/es/nouns.ts';

/** The same exports, with any text for each text. */
type Translated<T> = T extends string ? string : T extends (...facts: never[]) => unknown ? T : { [Key in keyof T]: Translated<T[Key]> };

// A missing text fails the check of types, and so does one that English doesn't have in these groups.
const texts = {
  'changes.ts': changes satisfies Translated<typeof import('../../../src/sidebar/texts/en/changes.ts')>,
  'home.ts': home satisfies Translated<typeof import('../../../src/sidebar/texts/en/home.ts')>,
  'keys.ts': keys satisfies Translated<typeof import('../../../src/sidebar/texts/en/keys.ts')>,
  'limits.ts': limits satisfies Translated<typeof import('../../../src/sidebar/texts/en/limits.ts')>,
  'move.ts': move satisfies Translated<typeof import('../../../src/sidebar/texts/en/move.ts')>,
  'own-reports.ts': ownReports satisfies Translated<typeof import('../../../src/sidebar/texts/en/own-reports.ts')>,
  'problems.ts': problems satisfies Translated<typeof import('../../../src/sidebar/texts/en/problems.ts')>,
  'pull.ts': pull satisfies Translated<typeof import('../../../src/sidebar/texts/en/pull.ts')>,
  'removal.ts': removal satisfies Translated<typeof import('../../../src/sidebar/texts/en/removal.ts')>,
  'reports.ts': reportsPage satisfies Translated<typeof import('../../../src/sidebar/texts/en/reports.ts')>,
  'review.ts': review satisfies Translated<typeof import('../../../src/sidebar/texts/en/review.ts')>,
  'settings.ts': settings satisfies Translated<typeof import('../../../src/sidebar/texts/en/settings.ts')>,
  'settle.ts': settle satisfies Translated<typeof import('../../../src/sidebar/texts/en/settle.ts')>,
  'tasks.ts': tasks satisfies Translated<typeof import('../../../src/sidebar/texts/en/tasks.ts')>,
  'words.ts': words satisfies Translated<typeof import('../../../src/sidebar/texts/en/words.ts')>,
};

const english = fileURLToPath(new URL('../../../src/sidebar/texts/en', import.meta.url));

describe('the Spanish texts of the pages', () => {
  it('are in the same files as the English ones', () => {
    expect(Object.keys(texts).sort()).toEqual(readdirSync(english).sort());
  });

  it('have the same groups and entries as the English ones', async () => {
    for (const [file, spanish] of Object.entries(texts)) {
      const original = await import(`../../../src/sidebar/texts/en/${file.replace('.ts', '')}.ts`);
      const missing = pathsIn(original).filter((path) => !pathsIn(spanish).includes(path));
      const unknown = pathsIn(spanish).filter((path) => !pathsIn(original).includes(path));
      expect([file, missing, unknown.filter((path) => !['many', 'nounFor'].includes(path))]).toEqual([file, [], []]);
    }
  });

  it('know each noun that the server names', () => {
    const named = [...resources, ...reports].map(({ one }) => one);
    expect(named.filter((one) => !(one in NOUNS))).toEqual([]);
  });

  it('form plurals, lists, and ages', () => {
    expect([words.count(1, 'enrollment'), words.count(2, 'enrollment')]).toEqual(['1 inscripción', '2 inscripciones']);
    expect(words.joined(['Cursos', 'Etiquetas', 'Inscripciones'])).toBe('Cursos, Etiquetas e Inscripciones');
    expect(words.joined(['Cursos', 'Usuarios'])).toBe('Cursos y Usuarios');
    expect(words.age({ unit: 'day', count: 1 })).toBe('ayer');
    expect(words.age({ unit: 'hour', count: 1 })).toBe('hace 1 hora');
    expect(words.number(1_234_567)).toBe('1.234.567');
  });

  it('say what is sent in words that agree', () => {
    expect(review.reviewTexts.counts([{ operation: 'rename', one: 'tag', count: 1 }])).toBe('1 etiqueta: cambiar nombre');
    expect(review.reviewTexts.result({ result: 'refused', count: 1 })).toBe('1 no se puede enviar');
    expect(review.reviewTexts.effect({ effect: 'drop', count: 2, certainty: 'possible' })).toBe('hasta 2 estudiantes pierden su plaza');
  });
});

/** Names of all entries, such as `homeTexts.changeKinds.new`. */
function pathsIn(texts: object, above = ''): string[] {
  return Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? pathsIn(value, `${above}${name}.`) : [above + name],
  );
}
