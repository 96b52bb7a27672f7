// Values that Catalog would accept, but that are rarely meant: each in a sentence for the review. They never stop a send. Pure.
import { numberText, say } from '../../base/say.ts';
import { isBlank } from '../../catalog/records/parse-record.ts';
import type { Field, Value } from '../../catalog/resource.ts';
import type { Edit } from '../plan/row-change.ts';
import type { Source } from './make-plan.ts';

/** What is known around a change. */
export interface Surroundings {
  now: number;
  /** Returns the name of another record that has this value in a `unique` field, in any letters, if a tab shows one. */
  otherWith(field: Field, value: string, key: string): string | undefined;
}

/** More than this share of the old value is worth a look. */
const LARGE = 0.5;

export function unusualIn({ change, record }: Source, { now, otherWith }: Surroundings): string[] {
  const willBe = (name: string): Value | undefined => {
    const edit = change.edits.find(({ field }) => field.name === name);
    return edit ? edit.mine : record?.[name];
  };
  const reversed = change.resource.fields.flatMap((end) => {
    const start = change.resource.fields.find(({ name }) => name === end.notBefore);
    return start && isAfter(willBe(start.name), willBe(end.name)) ? [{ start, end }] : [];
  });
  const found = change.edits.flatMap((edit): string[] => {
    const { field, mine } = edit;
    if (isBlank(mine)) return [];
    if (isNumber(field)) return unusualNumber(edit);
    if (field.kind === 'time') {
      const past = Date.parse(String(mine)) < now ? [say`${field.label} is in the past.`] : [];
      const own = reversed.filter(({ start, end }) => [start.name, end.name].includes(field.name));
      return [...past, ...own.map(({ start, end }) => say`${end.label} is before ${start.label}.`)];
    }
    const other = field.unique?.taken === 'unusual' ? otherWith(field, String(mine), change.key) : undefined;
    return other === undefined ? [] : [say`${field.label} is already used by “${other}”.`];
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
  if (value < 0) return [say`${field.label} below 0.`];
  const before = typeof base === 'string' || typeof base === 'number' ? Number(base) : 0;
  if (!(before > 0)) return [];
  if (value === 0) return [say`${field.label} set to 0.`];
  const share = (value - before) / before;
  if (Math.abs(share) <= LARGE || !field.amount) return [];
  const percent = numberText(Math.floor(Math.abs(share) * 100));
  return [share < 0 ? say`${field.label} down by ${percent}%.` : say`${field.label} up by ${percent}%.`];
}
