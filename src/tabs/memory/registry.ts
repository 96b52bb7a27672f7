// What is known of each tab, in document properties: which resource, with which choices, and how its last pull went.

import type { Problem } from '../../base/problem.ts';
import { bytesOf, cutTo, MAX_PROPERTY_BYTES } from '../../base/property-size.ts';
import { parseVersioned } from '../../base/versioned.ts';
import { reports } from '../../catalog/reports/index.ts';
import { resources } from '../../catalog/resources/index.ts';
import type { Properties } from '../../platform/ports.ts';

/** Stored under `tab.<sheet id>`; other versions of the format are read, never dropped. */
export interface TabEntry {
  v: 1;
  sheet: number;
  resource: string;
  /** A tab that shows the child rows of the resource's records. */
  part?: 'lines';
  /** Not the first tab of its resource. */
  further?: true;
  /** The own report that it shows, by ID. It's never the tab that a pull of the resource goes into. */
  own?: string;
  /** A duplicated tab that was taken in and not read yet: nothing is remembered of its cells. */
  takenIn?: true;
  /** The sheet of the records whose child rows this tab shows. */
  of?: number;
  connection: string;
  host: string;
  /** The scope of the key that last pulled it. */
  scope?: string;
  filters: { [name: string]: string | string[] };
  /** Pulled through a read-only connection: it has no Action and Status columns, and nothing of it is ever sent. */
  readOnly?: true;
  /** The language of its headers and notes, if it isn't English. `onEdit` reads it here. */
  language?: string;
  /** Pulled without personal data. */
  withoutPersonal?: true;
  /** Fields that catalogs define for themselves and that have, or had, a column. */
  custom?: { name: string; label: string }[];
  /** The columns of the tab whose values are looked up. Tabs of earlier versions have none until you add one. */
  lookedUp?: string[];
  rows: number;
  /** Keys of rows that the last pull did not bring, though they stay: nothing can be said of them. */
  unseen?: string[] | 'many';
  complete: boolean;
  pulledAt?: number;
  /** When the last complete pull began: “since the last run” starts there. */
  begunAt?: number;
  /** The last pull that did not just read on from the one before. */
  fullAt?: number;
  run?: string;
  problem?: Problem;
  /** What the last pull has seen, if it wrote nothing. */
  seen?: Seen;
}

/** Short texts of what a pull has read, and of what the tab showed then. */
export interface Seen {
  /** How the records were asked for and written. */
  way: string;
  records: string;
  cells: { rows: number; columns: number; hash: string };
  /** Cells with unsent edits. */
  kept: number;
}

const PREFIX = 'tab.';
/** If there's no room for more. */
const MAX_PROBLEM_LENGTH = 60;

/** In the order of the resource table, reports and then own reports last, and further tabs of a resource after its first one. */
export function readTabs(document: Properties): TabEntry[] {
  return Object.entries(document.all())
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([, text]) => parseVersioned<TabEntry>(text))
    .sort(
      (a, b) =>
        isOwn(a) - isOwn(b) || orderOf(a) - orderOf(b) || Number(a.further ?? false) - Number(b.further ?? false) || a.sheet - b.sheet,
    );
}

export function saveTab(document: Properties, entry: TabEntry): void {
  document.setAll(storedTab(entry));
}

/** Returns the property of an entry. */
export function storedTab(entry: TabEntry): Record<string, string> {
  const text = JSON.stringify(entry);
  return { [`${PREFIX}${entry.sheet}`]: bytesOf(text) <= MAX_PROPERTY_BYTES ? text : JSON.stringify(withLess(entry)) };
}

export function removeTab(document: Properties, sheet: number): void {
  document.remove(`${PREFIX}${sheet}`);
}

/** Returns an entry that fits into a property: filters and custom fields have limits that leave room for the rest. */
function withLess({ unseen, problem, seen: _, ...entry }: TabEntry): TabEntry {
  return {
    ...entry,
    ...(unseen ? { unseen: 'many' } : {}),
    ...(problem
      ? { problem: { ...problem, what: cutTo(problem.what, MAX_PROBLEM_LENGTH), todo: cutTo(problem.todo, MAX_PROBLEM_LENGTH) } }
      : {}),
  };
}

/**
 * Returns whether a 404 means that the record is deleted: Catalog also returns it for records that a key can't see. It says
 * nothing if another key pulled the row, or if the last pull didn't return it.
 */
export function isDeletionConfirmed(tab: TabEntry | undefined, scope: string, key: string): boolean {
  if (!tab) return true;
  return (tab.scope ?? scope) === scope && tab.unseen !== 'many' && !tab.unseen?.includes(key);
}

function isOwn({ own }: TabEntry): number {
  return own === undefined ? 0 : 1;
}

function orderOf(entry: TabEntry): number {
  return [...resources, ...reports].findIndex((resource) => resource.name === entry.resource);
}
