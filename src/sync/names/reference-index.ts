// Records of the pulled tabs by the texts that users write in the place of an ID: an email address, a name, or a title.
import { groupBy } from '../../base/group-by.ts';
import { comparable } from '../../base/typed-text.ts';
import { type DirectoryRule, directories, keptFields, RESOURCE } from '../../catalog/directories.ts';
import type { Field, Record_, Resource, Value } from '../../catalog/resource.ts';
import { decodeCell } from '../../tabs/cells/codec.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { readNames } from '../../tabs/memory/name-cache.ts';
import { personalAnswer } from '../../tabs/memory/personal-data.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { resourceForTab, resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Contents } from '../../tabs/sheet/tab.ts';
import { cellAt, readTab } from '../../tabs/sheet/tab.ts';
import type { Session } from '../jobs/session.ts';

/** How texts stand for the records of a field: in which resources, by which fields, and what is sent for them. */
export type Lookup = NonNullable<Field['finds']>;

/** A record that a pulled tab shows or names. */
export interface Known {
  resource: Resource;
  key: string;
  /** What the row shows under `take`. */
  value: Value;
  /** Its texts under `by`, in that order. */
  texts: string[];
}

/** Returns how texts stand for the records of a field. Throws if the field takes no texts. */
export function lookupOf({ name, fields }: Resource, field: string): Lookup {
  const lookup = fields.find((each) => each.name === field)?.finds;
  if (!lookup) throw new Error(`${name}.${field} takes no texts`);
  return lookup;
}

/** Returns the records of a lookup's resources in the pulled tabs of this Catalog and among the cached names, each once. */
export function knownRecords(session: Session, lookup: Lookup, readings: readonly { contents: Contents }[] = []): Known[] {
  const { resources, by, take } = lookup;
  const known = new Map(cachedRecords(session, lookup).map((one) => [identityOf(one), one]));
  const context = cellContext(session.workbook, session.document);
  for (const tab of readTabs(session.document)) {
    if (!resources.includes(tab.resource) || tab.part || tab.connection !== session.client.connection.id || tab.pulledAt === undefined)
      continue;
    const resource = resourceForTab(tab);
    const sheet = session.workbook.sheet(tab.sheet);
    const contents = readings.find((reading) => reading.contents.sheet.id === tab.sheet)?.contents ?? (sheet && readTab(sheet, resource));
    const field = resource.fields.find((each) => each.name === take);
    if (!contents || !field) continue;
    contents.keys.forEach((key, index) => {
      if (key === '') return;
      const meaning = decodeCell(field, cellAt(contents, index, take), context);
      const texts = by.map((name) => String(cellAt(contents, index, name)).trim());
      const one: Known = { resource, key, value: meaning.ok ? meaning.value : null, texts };
      known.set(identityOf(one), one);
    });
  }
  return Array.from(known.values());
}

/** Returns the directory of a lookup's resources. */
export function directoryOf({ resources }: Lookup): DirectoryRule | undefined {
  return Object.values(directories).find((rule) => rule.resources.join() === resources.join());
}

/** Returns the records of a lookup's resources whose names are cached for the tabs. */
export function cachedRecords({ workbook, document, client }: Session, lookup: Lookup): Known[] {
  const rule = directoryOf(lookup);
  if (!rule || (rule.name === 'people' && personalAnswer(document) !== 'with')) return [];
  const owner = { connection: client.connection.id, scope: client.connection.scope };
  const { records } = readNames(workbook, rule.name, owner, keptFields(rule));
  // Deleted listings have names, too, but can't be chosen.
  const isThere = (record: Record_) => record[RESOURCE] === undefined || rule.resources.includes(String(record[RESOURCE]));
  return Array.from(records.values()).flatMap((record) => (record && isThere(record) ? [knownFrom(lookup, record)] : []));
}

/** Returns what a record of a directory says for a lookup. */
export function knownFrom({ resources, by, take }: Lookup, record: Record_): Known {
  const resource = resourceOf(String(record[RESOURCE] ?? resources[0]));
  const id = record[take] ?? null;
  // A cache holds IDs as texts.
  const value = typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : id;
  return { resource, key: String(record[resource.key ?? ''] ?? ''), value, texts: by.map((name) => String(record[name] ?? '').trim()) };
}

/** Finds the records that a text means. */
export interface Index {
  /** Returns all records that a text could mean: those whose first matching field has it. */
  byWords(words: string): Known[];
  byValue(value: Value): Known | undefined;
}

/** Of a record that is given several times, the last one counts. */
export function indexBy(records: readonly Known[], { by }: Lookup): Index {
  const known = Array.from(new Map(records.map((one) => [identityOf(one), one])).values());
  const byText = by.map((_, at) => groupBy(known, ({ texts }) => normalizeText(texts[at] ?? '')));
  const byValue = new Map(known.map((one) => [one.value, one]));
  return {
    byWords(words) {
      const text = normalizeText(words);
      const matches = (one: string) => byText.map((ofText) => ofText.get(one)).find((found) => found !== undefined);
      return text === '' ? [] : (matches(text) ?? matches(swapped(text)) ?? []);
    },
    byValue: (value) => (value === null ? undefined : byValue.get(value)),
  };
}

/** Returns a text as it is compared: of `Ada <ada@example.org>` the address, without case, repeated spaces, and hidden characters. */
export function normalizeText(words: string): string {
  return comparable(words);
}

/** Returns `Ada Lovelace` for `Lovelace, Ada`. */
function swapped(text: string): string {
  const [last = '', first, ...others] = text.split(',');
  return first === undefined || others.length > 0 ? text : `${first.trim()} ${last.trim()}`;
}

/** Returns how users name a record: by name or title if it has one. `''` if it has no text, or isn't known. */
export function captionOf(known: Known | undefined): string {
  return [...(known?.texts ?? [])].reverse().find((text) => text !== '') ?? '';
}

/** Returns the same text for the same record, whichever tab it was found in. */
export function identityOf({ resource, key }: Known): string {
  return `${resource.name} ${key}`;
}
