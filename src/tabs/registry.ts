// What is known of each tab, in document properties: which resource, with which choices, and how its last pull went.
import { resources } from '../catalog/resources/index.ts';
import type { Properties } from '../platform/ports.ts';
import type { Problem } from './problem.ts';
import { readStored } from './stored.ts';

/** Stored under `tab.<sheet id>`; other versions of the format are read, never dropped. */
export interface TabEntry {
  v: 1;
  sheet: number;
  resource: string;
  /** `lines` for a tab that shows the lines of the resource's records. */
  part?: 'lines';
  connection: string;
  host: string;
  /** The scope of the key that last pulled it. */
  scope?: string;
  filters: { [name: string]: string | string[] };
  /** Fields that catalogs define for themselves and that have, or had, a column. */
  custom?: { name: string; label: string }[];
  rows: number;
  /** Keys of rows that the last pull did not bring, though they stay: nothing can be said of them. */
  unseen?: string[] | 'many';
  complete: boolean;
  pulledAt?: number;
  run?: string;
  problem?: Problem;
}

const PREFIX = 'tab.';

/** In the order of the resource table. */
export function readTabs(document: Properties): TabEntry[] {
  return Object.entries(document.all())
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([, text]) => readStored<TabEntry>(text))
    .sort((a, b) => orderOf(a) - orderOf(b) || a.sheet - b.sheet);
}

export function saveTab(document: Properties, entry: TabEntry): void {
  document.set(`${PREFIX}${entry.sheet}`, JSON.stringify(entry));
}

function orderOf(entry: TabEntry): number {
  return resources.findIndex((resource) => resource.name === entry.resource);
}
