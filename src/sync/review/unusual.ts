// Values that Catalog would accept, but that are rarely meant: each in a sentence for the review. Nothing of it stops a send. Pure.
import { isBlank } from '../../catalog/records/parse-record.ts';
import type { Field, Value } from '../../catalog/resource.ts';
import type { Edit } from '../plan/row-change.ts';
import type { Source } from './make-plan.ts';

/** What is known around a change. */
export interface Surroundings {
  now: number;
  /** Returns the name of another listing that has this SKU, if a tab shows one. */
  otherWithSku(sku: string, key: string): string | undefined;
}

/** More than this share of the old value is worth a look. */
const LARGE = 0.5;

/** The first of these comes before the second. */
const START = 'enrollment_open_from';
const END = 'enrollment_open_to';

export function unusualIn({ change, record }: Source, { now, otherWithSku }: Surroundings): string[] {
  const willBe = (name: string): Value | undefined => {
    const edit = change.edits.find(({ field }) => field.name === name);
    return edit ? edit.mine : record?.[name];
  };
  const isReversed = isAfter(willBe(START), willBe(END));
  const found = change.edits.flatMap((edit): string[] => {
    const { field, mine } = edit;
    if (isBlank(mine)) return [];
    if (isNumber(field)) return unusualNumber(edit);
    if (field.kind === 'time') {
      const past = Date.parse(String(mine)) < now ? [`${field.label} is in the past.`] : [];
      return isReversed && [START, END].includes(field.name) ? [...past, 'Open to is before Open from.'] : past;
    }
    const other = field.name === 'sku' ? otherWithSku(String(mine), change.key) : undefined;
    return other === undefined ? [] : [`${field.label} is already used by “${other}”.`];
  });
  return Array.from(new Set(found));
}

function isAfter(one: Value | undefined, other: Value | undefined): boolean {
  return !isBlank(one) && !isBlank(other) && Date.parse(String(one)) > Date.parse(String(other));
}

function isNumber({ kind }: Field): boolean {
  return kind === 'money' || kind === 'integer' || kind === 'decimal';
}

function unusualNumber({ field, base, mine }: Edit): string[] {
  const value = Number(mine);
  if (value < 0) return [`${field.label} is negative.`];
  const before = typeof base === 'string' || typeof base === 'number' ? Number(base) : 0;
  if (!(before > 0)) return [];
  if (value === 0) return [`${field.label} becomes 0.`];
  const share = (value - before) / before;
  if (Math.abs(share) <= LARGE || field.name === 'list_order') return [];
  const percent = Math.round(Math.abs(share) * 100).toLocaleString('en');
  return [`${field.label} ${share < 0 ? 'drops' : 'rises'} by ${percent}%.`];
}
