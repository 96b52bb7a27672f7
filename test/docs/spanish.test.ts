import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinTexts, readTexts } from '../../scripts/dictionary.ts';
import { allTexts, saidTexts, saidWords, sourceTexts, untaggedTexts, untaggedWords } from './source-texts.ts';

const project = join(import.meta.dirname, '../..');
const src = join(project, 'src');
const dictionary = joinTexts(await readTexts(project, 'es'));
const entries = Object.entries(dictionary).map(([key, text]) => ({ key, texts: typeof text === 'string' ? [text] : [...text] }));

/** Texts that no user reads in a screen or a cell, each with its reason. */
const NOT_FOR_USERS: Readonly<Record<string, string>> = {
  'texts/': 'the translations themselves',
  'sidebar/': 'its texts have files in each language',
  'catalog/resources/': 'the table, which test/docs/spanish-table.test.ts evaluates',
  'catalog/reports/': 'the same',
  'commands/check-catalog.ts': 'the same as catalog/check',
  'commands/check-installation.ts': 'a report for an issue, which developers read',
  'commands/diagnostics.ts': 'the same',
  'platform/google/http.ts': 'parts of requests',
  'platform/google/probe-services.ts': 'what the check of an installation tries',
  'catalog/check/': 'a report for an issue, which developers read',
  'catalog/writes/request.ts': 'errors of the source',
  'catalog/wire/transport.ts': 'a header of requests',
  'sync/schedule/rule.ts': 'errors of the source',
  'tabs/sheet/tracked.ts': 'what rows and cells are compared by',
  'tabs/sheet/written.ts': 'the same',
  'tabs/sheet/former-actions.ts': 'words of earlier versions, which are only read',
};

/** Single texts that no user reads, or that are stored in English in every workbook. */
const NOT_TEXTS: Readonly<Record<string, string>> = {
  'sync/dashboard/data-sheet.ts':
    'Catalog Sync dashboard|yyyy-mm-dd hh:mm|Month cell|Currency cell|Month before|As of|Net of the month|Top listings',
  'sync/dashboard/front-page.ts': 'yyyy-mm-dd hh:mm',
  'catalog/directories.ts': 'email domain sets',
  'commands/enroll.ts': 'the tab of enrollments was just pulled',
  'commands/fix-findings.ts': 'Catalog Sync|the tab was just found|the tab of … was just pulled',
  'commands/index.ts': 'Catalog Sync|Unknown command "…".|Unknown menu item "…".',
  'commands/notify.ts': 'Catalog Sync: …',
  'commands/open-page.ts': 'Unknown view "…".',
  'commands/open-review.ts': 'Unknown dialog "…".',
  'commands/page-token.ts': 'catalog-sync page',
  'commands/refresh-all.ts': 'Catalog Sync',
  'commands/refresh-tab.ts': 'Catalog Sync',
  'commands/repair-columns.ts': 'Catalog Sync',
  'platform/google/google-platform.ts': 'Can’t save this because no spreadsheet is open.|Catalog Sync',
  'platform/google/probe.ts': 'Catalog Sync check',
  'protocol/command.ts': 'unknown error',
  'sync/jobs/staged-parts.ts': 'catalog-sync part',
  'sync/jobs/staging-sheet.ts': 'Catalog Sync staging',
  'sync/names/filter-names.ts': '… takes no titles',
  'sync/names/reference-index.ts': '….… takes no texts',
  'sync/plan/entry-state.ts': 'an entry that is … can’t …',
  'sync/plan/journal-entry.ts': 'result seal',
  'sync/plan/journal.ts': 'Catalog Sync runs',
  'sync/plan/other-records.ts': 'no response',
  'sync/plan/seal.ts': 'catalog-sync plan',
  'sync/review/diff.ts': 'its cells',
  'sync/plan/caption.ts': 'new …|… …',
  'sync/review/make-plan.ts': 'its name',
  'sync/review/mixed-rows.ts': 'its name|its cells',
  'sync/review/plan-changes.ts': 'no response',
  'sync/review/staged-records.ts': 'catalog-sync review',
  'sync/send/send.ts': '… isn’t a send',
  'sync/tab-rows.ts': 'the tab is gone',
  'sync/dashboard/sources.ts': 'No report for "…".',
  'sync/pull/report-rows.ts': '… has no source',
  'sync/pull/staging.ts': 'Catalog Sync staging',
  'sync/pull/source-lists.ts': 'other …',
  'sync/pull/periods.ts': 'Last … days|Next … days|Last … months',
  'reports/index.ts': 'No report "…".',
  'reports/settlement.ts': 'order … …|payment … …',
  'tabs/cells/codec.ts': 'yyyy-mm-dd hh:mm',
  'tabs/cells/status-text.ts':
    'Unknown Status kind "…".|A Status of the kind "…" needs an intent.|merge cleared|catalog given|catalog taken',
  'tabs/memory/storage.ts': 'Catalog Sync data',
  'tabs/schedules-tab.ts': 'yyyy-mm-dd hh:mm',
  'tabs/send-log-tab.ts': 'yyyy-mm-dd hh:mm:ss',
};

/** Single words with a capital of the same kinds. */
const NOT_WORDS: Readonly<Record<string, string>> = {
  'base/problem.ts': 'StopError',
  'catalog/wire/errors.ts': 'CatalogError',
  'sync/dashboard/data-sheet.ts': 'Format|From|To|Rows|Usable',
  'tabs/cells/codec.ts': 'General',
};

const isIn = (file: string, places: readonly string[]) =>
  places.some((place) => file === place || (place.endsWith('/') && file.startsWith(place)));

describe('the Spanish dictionary', () => {
  it('has each sentence behind a tag', () => {
    const missing = saidTexts(src).filter(({ key }) => key !== '{0}' && !(key in dictionary));
    expect(missing.map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
  });

  it('has each text of a table and each menu item, apart from listed files', () => {
    const missing = untaggedTexts(src).filter(
      ({ file, text }) =>
        /\p{L}{2}/u.test(text) &&
        !isIn(file, Object.keys(NOT_FOR_USERS)) &&
        !NOT_TEXTS[file]?.split('|').includes(text) &&
        !(text in dictionary),
    );
    expect(missing.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it('has each word that is said, and both forms of each noun', () => {
    const words = saidWords(src).filter(({ text }) => /\p{L}/u.test(text));
    expect(words.length).toBeGreaterThan(50);
    const missing = words.filter(({ text, isNoun }) => dictionary[text] === undefined || (isNoun && typeof dictionary[text] === 'string'));
    expect(missing.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it('has each single word with a capital, apart from listed ones', () => {
    const missing = untaggedWords(src).filter(
      ({ file, text }) =>
        !isIn(file, Object.keys(NOT_FOR_USERS)) && !NOT_WORDS[file]?.split('|').includes(text) && dictionary[text] === undefined,
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
