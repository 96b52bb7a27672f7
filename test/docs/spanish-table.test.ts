// Whether each text of the table of resources and reports has a Spanish one. The table is evaluated, because it makes texts of parts.
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { joinTexts, readTexts } from '../../scripts/dictionary.ts';
import { type Dictionary, speak } from '../../src/base/say.ts';
import { localized } from '../../src/catalog/localized.ts';
import { reports } from '../../src/catalog/reports/index.ts';
import type { Field, Resource } from '../../src/catalog/resource.ts';
import { resources } from '../../src/catalog/resources/index.ts';
import { encodeStatus, parseStatus, type Status, status, statusKinds } from '../../src/tabs/cells/status-text.ts';
import { headsOf } from '../../src/tabs/sheet/columns.ts';
import { actionIn, actionWord } from '../../src/tabs/sheet/former-actions.ts';

const dictionary = joinTexts(await readTexts(join(import.meta.dirname, '../..'), 'es'));
const all = [...resources, ...reports];

const inSpanish = (texts: Dictionary = dictionary) =>
  speak({ user: () => 'en', locale: () => 'en', workbook: () => 'es', dictionary: () => texts });

afterEach(() => speak(undefined));

/** All that a user reads of an entry. Words of Catalog stay as they are, and so do settings that take them. */
function textsOf({ title, one, group, remarks = [], report, filters, fields, children, writes, lookUp }: Resource): string[] {
  const ours = (choices: readonly string[] = []) => (report && !choices.includes('active') ? choices : []);
  const ofField = ({ label, help, choices }: Field) => [label, help, ...ours(choices)];
  return [
    ...[title, one, group, ...remarks, report?.question, report?.empty],
    ...filters.flatMap(({ label, help, period, choices }) => [label, help, period?.label, ...ours(choices)]),
    ...[...fields, ...(children?.fields ?? [])].flatMap(ofField),
    ...[children?.title, children?.one],
    ...Object.entries(writes).flatMap(([operation, { help, done, options = [] }]) => [
      ...[operation, help, done],
      ...options.flatMap((option) => [option.label, option.help]),
    ]),
    ...(lookUp?.also ?? []).map(({ says }) => says),
  ].flatMap((text) => text ?? []);
}

describe('the table in Spanish', () => {
  it('has each text', () => {
    const missing = all.flatMap((entry) =>
      textsOf(entry).filter((text) => !(text in dictionary) && !(`${entry.name}: ${text}` in dictionary)),
    );
    expect(Array.from(new Set(missing))).toEqual([]);
  });

  it('has the identities of the English one', () => {
    inSpanish();
    const texts = ['label', 'help', 'title', 'remarks', 'question', 'empty'];
    const identities = (entry: Resource) =>
      JSON.stringify(entry, (name, value) => (name === 'words' ? undefined : texts.includes(name) ? 0 : value));
    for (const entry of all) expect(identities(localized(entry))).toBe(identities(entry));
    expect(localized(reports[0] ?? all[0] ?? never())).toBe(localized(reports[0] ?? all[0] ?? never()));
  });

  it('has no header twice that English has once', () => {
    const count = (headers: readonly string[]) => headers.length - new Set(headers).size;
    const english = all.map((entry) => count(headsOf(localized(entry)).map(({ header }) => header)));
    inSpanish();
    expect(all.map((entry) => [entry.name, count(headsOf(localized(entry)).map(({ header }) => header))])).toEqual(
      all.map(({ name }, index) => [name, english[index]]),
    );
  });
});

describe('Action and Status in Spanish', () => {
  it('read each Action in both languages', () => {
    inSpanish();
    for (const { writes } of resources) {
      const operations = Object.keys(writes);
      expect(operations.map((operation) => actionIn(` ${actionWord(operation).toUpperCase()} `, operations))).toEqual(operations);
      expect(operations.map((operation) => actionIn(operation, operations))).toEqual(operations);
      expect(new Set(operations.map(actionWord)).size).toBe(operations.length);
    }
  });

  it('read each Status in both languages', () => {
    const kinds = Object.keys(statusKinds) as (keyof typeof statusKinds)[];
    const results = resources.flatMap(({ writes }) => Object.values(writes).flatMap(({ done }) => done ?? []));
    const made: Status[] = [...kinds.map((kind): Status => ({ kind, intent: 'abc1' })), ...results.map((result) => status.done(result))];
    const meaning = (text: string) => parseStatus(text);
    const english = made.map(encodeStatus);
    const meant = english.map(meaning);
    inSpanish();
    const spanish = made.map(encodeStatus);
    expect(spanish.filter((text, index) => text === english[index])).toEqual([]);
    expect(english.map(meaning)).toEqual(meant);
    expect(spanish.map(meaning)).toEqual(meant);
  });
});

function never(): never {
  throw new Error('the table is empty');
}
