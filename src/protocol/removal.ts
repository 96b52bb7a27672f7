// What a removal of personal data reports after each of its steps.

/** Where a removed value remains: in a cell, a note, or the name of a tab that isn't ours to clear. */
export interface RemainingPlace {
  sheet: number;
  tab: string;
  /** In A1 notation. `''` for the name of a tab. */
  cell: string;
  kind: 'cell' | 'note' | 'name';
}

export interface RemovalStep {
  done: boolean;
  /** The tabs that were cleared. */
  tabs: string[];
  remaining: RemainingPlace[];
  /** How many places aren't in the list. */
  unlisted: number;
}
