// What a review says of each request beyond its values: their currency, new names in lists, and what is unusual.

import { groupBy } from '../../base/group-by.ts';
import { noun, say } from '../../base/say.ts';
import { comparable } from '../../base/typed-text.ts';
import type { Field, Resource } from '../../catalog/resource.ts';
import { plainBase } from '../../tabs/memory/snapshot.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { cellAt } from '../../tabs/sheet/tab.ts';
import type { Session } from '../jobs/session.ts';
import type { TabContents } from '../plan/row-change.ts';
import type { Plan, Source } from './make-plan.ts';
import { similarTo } from './similar.ts';
import { unusualIn } from './unusual.ts';

/** A name in a list that Catalog creates with it, and an existing one that could be meant. */
export interface NewName {
  name: string;
  similar?: string;
}

export interface RequestDetails {
  unusual: string[];
  /** By field. */
  currencies: { readonly [field: string]: string };
  newNames: { readonly [field: string]: NewName[] };
}

export type Details = ReadonlyMap<string, RequestDetails>;

type Reader = Pick<Session, 'clock'> & { client?: Pick<Session['client'], 'lookUpMany'> };

/** Without a client, names are known from the tabs alone. */
export function detailsOf(
  session: Reader,
  plan: Pick<Plan, 'sources' | 'entries'>,
  tabs: readonly TabContents[],
): Map<string, RequestDetails> {
  const sources = sourcesOf(plan);
  const knownNames = knownNamesIn(tabs);
  const isNew = newNamesIn(session, Array.from(sources.values()), knownNames);
  const surroundings = {
    now: session.clock.now(),
    otherWith: (field: Field, value: string, key: string) => otherWith(tabs, field, { value, key }),
  };
  return new Map(
    Array.from(sources, ([request, source]) => {
      const details: RequestDetails = {
        unusual: [...unusualIn(source, surroundings), ...similarCaption(source, tabs, knownNames)],
        currencies: byField(source, ({ currency }) => (currency === undefined ? undefined : currencyOf(source, currency, tabs))),
        newNames: byField(source, (field) => {
          const found = addedNames(source, field).flatMap((name) => isNew(field, name) ?? []);
          return found.length > 0 ? found : undefined;
        }),
      };
      return [request, details];
    }),
  );
}

/** Returns the sources of the requests, without the edits that Catalog already has. */
function sourcesOf({ sources, entries }: Pick<Plan, 'sources' | 'entries'>): Map<string, Source> {
  const planned = groupBy(entries, ({ request }) => request);
  return new Map(
    Array.from(planned.keys()).flatMap((request): [string, Source][] => {
      const source = sources.get(request);
      const fields = planned.get(request)?.map(({ field }) => field) ?? [];
      if (!source) return [];
      return [
        [
          request,
          { ...source, change: { ...source.change, edits: source.change.edits.filter(({ field }) => fields.includes(field.name)) } },
        ],
      ];
    }),
  );
}

function byField<T>({ change }: Source, of: (field: Field) => T | undefined): { [field: string]: T } {
  return Object.fromEntries(
    change.edits.flatMap(({ field }): [string, T][] => {
      const found = of(field);
      return found === undefined ? [] : [[field.name, found]];
    }),
  );
}

/** Returns the currency that Catalog has for the record or, in a new row, what its cell shows. */
function currencyOf({ change, record }: Source, name: string, tabs: readonly TabContents[]): string | undefined {
  const tab = tabs.find(({ contents }) => contents.sheet.id === change.sheet);
  const cell = record || !tab ? '' : cellAt(tab.contents, change.row - 2, name);
  const code = String(record?.[name] ?? cell).toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : undefined;
}

function addedNames({ change, record }: Source, field: Field): string[] {
  const edit = change.edits.find((each) => each.field === field);
  if (field.names === undefined || !Array.isArray(edit?.mine)) return [];
  const before = [plainBase(edit.base), record?.[field.name]].flatMap((list) => (Array.isArray(list) ? (list as readonly unknown[]) : []));
  return (edit.mine as readonly string[]).filter((name) => !before.includes(name));
}

/** Returns what tells whether a name is new. Names that no tab shows are looked up in Catalog. */
function newNamesIn(
  { client }: Reader,
  sources: readonly Source[],
  knownNames: KnownNames,
): (field: Field, name: string) => NewName | undefined {
  const fields = sources.flatMap((source) => source.change.edits.map(({ field }) => ({ source, field })));
  const wanted = new Map<string, Set<string>>();
  for (const { source, field } of fields) {
    for (const name of addedNames(source, field)) {
      const named = field.names ?? '';
      if (!knownNames(named).has(name)) wanted.set(named, (wanted.get(named) ?? new Set()).add(name));
    }
  }
  const missing = new Map(Array.from(wanted, ([named, names]) => [named, missingIn(client, resourceOf(named), Array.from(names))]));
  return (field, name) => {
    if (!missing.get(field.names ?? '')?.includes(name)) return undefined;
    const similar = similarTo(name, knownNames(field.names ?? ''));
    return { name, ...(similar === undefined ? {} : { similar }) };
  };
}

/** Returns the names that Catalog has no record of. If it can't be asked, no name counts as missing. */
function missingIn(client: Reader['client'], resource: Resource, names: readonly string[]): string[] {
  const { caption, lookUp } = resource;
  if (!client) return [...names];
  if (!caption || !lookUp) return [];
  const found = client.lookUpMany(
    resource,
    names.map((name) => ({ [caption]: name })),
  );
  return names.filter((_, at) => {
    const records = found[at];
    return Array.isArray(records) && records.length === 0;
  });
}

/** The names of a resource that the last pulls have shown. */
type KnownNames = (named: string) => ReadonlySet<string>;

/** A plan can have many changes that ask for the same names, so they're collected once. */
function knownNamesIn(tabs: readonly TabContents[]): KnownNames {
  const known = new Map<string, ReadonlySet<string>>();
  return (named) => {
    const names = known.get(named) ?? namesIn(tabs, named);
    known.set(named, names);
    return names;
  };
}

function namesIn(tabs: readonly TabContents[], named: string): Set<string> {
  const names = new Set<string>();
  for (const { resource, snapshot } of tabs) {
    const lists = resource.fields.filter((field) => field.names === named);
    const caption = resource.name === named ? resource.caption : undefined;
    if (lists.length === 0 && caption === undefined) continue;
    for (const { bases } of snapshot.values()) {
      const own = caption === undefined ? undefined : bases[caption];
      if (typeof own === 'string') names.add(own);
      for (const { name } of lists) {
        const list = plainBase(bases[name]);
        if (Array.isArray(list)) for (const item of list as readonly string[]) names.add(item);
      }
    }
  }
  return names;
}

/** Returns a sentence if a record that lists name gets a new name that is much like that of another one. */
function similarCaption({ change: { resource, edits } }: Source, tabs: readonly TabContents[], knownNames: KnownNames): string[] {
  const edit = edits.find(({ field }) => field.name === resource.caption);
  const isNamed = tabs.some((tab) => tab.resource.fields.some((field) => field.names === resource.name));
  if (!edit || !isNamed) return [];
  const own = plainBase(edit.base);
  const others = Array.from(knownNames(resource.name)).filter((name) => name !== own);
  const similar = similarTo(String(edit.mine), others);
  return similar === undefined ? [] : [say`A similar ${noun(resource.one)} exists: “${similar}”.`];
}

/** Returns the name of another record whose cell shows a value, in any letters. */
function otherWith(
  tabs: readonly TabContents[],
  { name, unique }: Field,
  { value, key }: { value: string; key: string },
): string | undefined {
  const wanted = comparable(value);
  for (const { resource, contents } of tabs) {
    if (!unique?.among.includes(resource.name) || !contents.columns.has(name)) continue;
    const index = contents.keys.findIndex(
      (each, at) => each !== '' && each !== key && comparable(String(cellAt(contents, at, name))) === wanted,
    );
    if (index >= 0)
      return String(cellAt(contents, index, resource.caption ?? '')) || say`${noun(resource.one)} ${contents.keys[index] ?? ''}`;
  }
  return undefined;
}
