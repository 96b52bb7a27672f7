import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinTexts, readTexts } from '../../scripts/dictionary.ts';
import { allTexts, saidTexts, sourceTexts, untaggedTexts } from './source-texts.ts';

const project = join(import.meta.dirname, '../..');
const src = join(project, 'src');
const dictionary = joinTexts(await readTexts(project, 'es'));
const entries = Object.entries(dictionary).map(([key, text]) => ({ key, texts: typeof text === 'string' ? [text] : [...text] }));

/** Texts that no user reads in a screen or a cell, each with its reason. */
const NOT_FOR_USERS: Readonly<Record<string, string>> = {
  'texts/': 'the translations themselves',
  'sidebar/': 'its texts have files in each language',
};

/** Not translated yet. This list only gets shorter. */
const NOT_YET = ['base/', 'catalog/', 'commands/', 'platform/', 'protocol/', 'reports/', 'sync/', 'tabs/'];

const isIn = (file: string, places: readonly string[]) =>
  places.some((place) => file === place || (place.endsWith('/') && file.startsWith(place)));

describe('the Spanish dictionary', () => {
  it('has each sentence behind a tag', () => {
    const missing = saidTexts(src).filter(({ key }) => key !== '{0}' && !(key in dictionary));
    expect(missing.map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
  });

  it('has each text of a table and each menu item, apart from listed files', () => {
    const missing = untaggedTexts(src).filter(
      ({ file, text }) => !isIn(file, [...Object.keys(NOT_FOR_USERS), ...NOT_YET]) && !(text in dictionary),
    );
    expect(missing.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it('has no entry that the source doesn’t use', () => {
    const used = allTexts(src);
    expect(entries.filter(({ key }) => !used.has(key)).map(({ key }) => key)).toEqual([]);
  });

  it('uses the placeholders of each sentence', () => {
    const placeholders = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort().join(' ');
    const wrong = entries.filter(({ key, texts }) => texts.some((text) => placeholders(text) !== placeholders(key)));
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  it('ends sentences as English does', () => {
    const end = (text: string) => /[.…:?]$/.exec(text)?.[0] ?? '';
    const wrong = entries.filter(({ key, texts }) => texts.some((text) => end(text) !== end(key)));
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });
});

describe('Spanish texts', () => {
  const pages = sourceTexts(join(src, 'sidebar/texts/es')).map(({ text }) => text);
  const all = [...pages, ...entries.flatMap(({ texts }) => texts)];

  it('exist', () => {
    expect(pages.length).toBeGreaterThan(500);
    expect(all.filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each([
    ['“ ” around what they quote', /["«»]|(^|\s)'|'(\s|$)/],
    ['usted', /\b(tú|tus?|ti|te|puedes|quieres|tienes|debes)\b|(^|[.:¡] )(elige|haz|abre|selecciona|intenta)\b/i],
    ['no semicolons and no dashes as pauses', /;| [–—-] /],
    ['¿ before ?', /^[^¿]*\?/],
    ['an ellipsis only at the end', /…(?=[\p{L} ])/u],
  ])('use %s', (_, broken) => {
    const found = all.filter((text) => broken.test(text.replaceAll('…', '').concat(text.endsWith('…') ? '…' : '')));
    expect(found).toEqual([]);
  });
});

describe('the tags', () => {
  it('say nothing before the languages are known', () => {
    expect(saidTexts(src).filter(({ tooEarly }) => tooEarly)).toEqual([]);
  });
});
