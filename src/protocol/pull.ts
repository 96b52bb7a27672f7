// What can be pulled, with which filters, and the result of refreshing rows.

export type FilterValue = string | string[];

/** By filter name; days are `YYYY-MM-DD` or a period in words, booleans `true` or `false`, a presence `true`, ids and choices arrays of text. Blank ones are left out. */
export type FilterValues = { [name: string]: FilterValue };

export interface FilterForm {
  name: string;
  label: string;
  kind: 'text' | 'integer' | 'decimal' | 'boolean' | 'presence' | 'day' | 'choice' | 'choices' | 'ids';
  choices?: readonly string[];
  /** What stands for some of the choices, if it isn't the choice itself. */
  words?: Readonly<Record<string, string>>;
  /** Of the first day of a range: its name, the filter of the last day, and the periods in words that can be chosen instead. */
  period?: { label: string; until: string; choices: readonly { value: string; text: string }[] };
  help?: string;
  /** Chooses whose lists are read: one such filter has to be filled. */
  whose?: boolean;
  /** Takes names or titles in place of IDs. */
  refers?: 'people' | 'listings' | 'catalogs' | 'sets';
  /** The names of the IDs that tabs have been pulled with, as far as they're known. */
  names?: Readonly<Record<string, string>>;
}

/** A resource as the pull form shows it. */
export interface ResourceForm {
  name: string;
  title: string;
  one: string;
  group: string;
  editable: boolean;
  filters: FilterForm[];
  remarks: readonly string[];
}

/** Rows that were read again by the ids in them; `text` says it in one sentence. */
export interface RowsRefreshed {
  text: string;
  read: number;
  changed: number;
  gone: number;
  failed: number;
}

export type { PreFlight } from '../sync/pull/pre-flight.ts';
