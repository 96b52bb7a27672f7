// Data validation: what a cell accepts.
import type { Scalar } from './book.ts';

export interface Rule {
  readonly type: 'list' | 'checkbox';
  readonly values: readonly string[];
  readonly showDropdown: boolean;
  /** Other values get a warning mark instead of being refused. */
  readonly allowInvalid: boolean;
  readonly help: string | null;
}

/** Does a strict rule refuse this value? An empty cell always passes. */
export function refuses(rule: Rule | undefined, value: Scalar | undefined): boolean {
  if (!rule || rule.allowInvalid || value === undefined) return false;
  if (rule.type === 'checkbox') return typeof value !== 'boolean';
  return !rule.values.includes(String(value));
}
