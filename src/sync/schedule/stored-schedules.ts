// The schedules of a file, in its document properties, so that everyone who opens the file sees them and can take them over. What
// each user's trigger does is in `run-record.ts`.

import { cutTo } from '../../base/property-size.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';
import type { Plan } from './due.ts';

/** `tabs`: a new tab each time, of which the last ones are kept. `rows`: rows that are added to one tab. */
export interface CopyRule {
  as: 'tabs' | 'rows';
  /** How many tabs are kept. */
  most: number;
  /** Whether copies hold the personal data that the tab shows. */
  personal: boolean;
}

export interface StoredSchedule extends Plan {
  id: string;
  /** `who` of the session whose trigger runs it. */
  owner: string;
  /** The name that the owner entered, which isn't verified. */
  by: string;
  /** The set of reports that it runs, by ID. `tabs` are the tabs that the set had when this was stored. */
  set?: string;
  /** Whether each tab is copied after its refresh, and how. */
  copies?: CopyRule;
}

/** Stored under `schedules`. */
interface StoredSchedules {
  v: 1;
  schedules: StoredSchedule[];
}

const NAME = 'schedules';
/** Together, they stay below the 9 KB of a property. */
export const MAX_SCHEDULES = 8;
export const MAX_TABS = 50;
const MAX_NAME_LENGTH = 60;
/** How many copies of a tab can be kept. */
export const KEPT: readonly number[] = [4, 8, 12];
/** What is stored of the copies fits into a property. */
export const MAX_COPIED_TABS = 10;

export function readSchedules(document: Properties): StoredSchedule[] {
  const text = document.get(NAME);
  return text === undefined ? [] : parseVersioned<StoredSchedules>(text).schedules;
}

/** Stores the schedules of all users. Runs under the document lock, because others change their own. */
export function saveSchedules(document: Properties, schedules: readonly StoredSchedule[]): void {
  if (schedules.length === 0) {
    document.remove(NAME);
    return;
  }
  const cut = schedules.map((each) => ({ ...each, by: cutTo(each.by, MAX_NAME_LENGTH) }));
  document.set(NAME, JSON.stringify({ v: 1, schedules: cut } satisfies StoredSchedules));
}
