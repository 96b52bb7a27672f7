// Data validation: what a cell accepts.
import type { Scalar } from './book.ts';

export interface Rule {
  readonly type: 'list' | 'checkbox';
  /** The choices of a list, or what a checkbox stores: checked, then unchecked. A plain checkbox has none: TRUE and FALSE. */
  readonly values: readonly Scalar[];
  readonly showDropdown: boolean;
  /** Other values get a warning mark instead of being refused. */
  readonly allowInvalid: boolean;
  readonly help: string | null;
}

/** Does a strict rule refuse this value? An empty cell always passes. */
export function refuses(rule: Rule | undefined, value: Scalar | undefined): boolean {
  if (!rule || rule.allowInvalid || value === undefined) return false;
  if (rule.type === 'list') return !rule.values.includes(String(value));
  return rule.values.length === 0 ? typeof value !== 'boolean' : !rule.values.includes(value);
}

/** What an unchecked box stores. With a value for checked alone it is empty. */
export function uncheckedValue({ values }: Rule): Scalar | undefined {
  return values.length === 0 ? false : values[1];
}
