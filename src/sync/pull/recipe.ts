// A recipe: an own report as one line of JSON, to be pasted into another file. It names records by their titles, because another
// Catalog has other IDs. What is pasted can be anything, so each part of it is checked.

import * as z from 'zod/mini';
import { attempted } from '../../base/attempt.ts';
import { StopError } from '../../base/problem.ts';
import { bytesOf, cutTo } from '../../base/property-size.ts';
import { say } from '../../base/say.ts';
import {
  customName,
  customNamesIn,
  isCustom,
  isLearnerField,
  isUsable,
  learnerFieldName,
  learnerFieldsIn,
} from '../../catalog/custom-fields.ts';
import type { Filter, Resource } from '../../catalog/resource.ts';
import { MAX_OWN_BYTES, type OwnReportShape } from '../../tabs/memory/own-reports.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { headsOf } from '../../tabs/sheet/columns.ts';
import { assertChosenFit } from '../names/chosen-fields.ts';
import { cleanName } from './own-name.ts';

/** A recipe of a later version can have parts that this one would lose. */
const VERSION = 1;
const MAX_COLUMNS = 300;
const MAX_SORTED = 3;
/** How much of a pasted word a message quotes. */
const MAX_QUOTED = 40;

const shape = () =>
  z.strictObject({
    catalogSync: z.literal('report'),
    v: z.literal(VERSION),
    name: z.string(),
    of: z.string(),
    filters: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    columns: z.array(z.string()).check(z.maxLength(MAX_COLUMNS)),
    order: z.array(z.string()).check(z.maxLength(MAX_SORTED)),
  });

/** Returns one line of JSON. Titles stand for IDs already. */
export function recipeText({ name, resource: of, filters, columns, order }: OwnReportShape): string {
  return JSON.stringify({ catalogSync: 'report', v: VERSION, name, of, filters, columns, order });
}

/** Reads a pasted recipe. Throws StopError if it isn't one, or names something that isn't known here. */
export function readRecipe(text: string): OwnReportShape {
  if (bytesOf(text) > MAX_OWN_BYTES)
    throw new StopError('recipe-too-large', say`This recipe is too large.`, say`Copy it again from its report.`);
  const stored = parsed(text.trim());
  if (isNewer(stored))
    throw new StopError(
      'recipe-too-new',
      say`This recipe is from a newer version of Catalog Sync.`,
      say`Reload the spreadsheet to get that version.`,
    );
  const checked = shape().safeParse(stored);
  if (!checked.success)
    throw new StopError('no-recipe', say`This isn’t a recipe.`, say`Select “Copy recipe” of a report, then paste it here.`);
  const { name, of, filters, columns, order } = checked.data;
  const resource = resourceOf(of);
  for (const [filter, value] of Object.entries(filters)) assertFilter(resource, filter, value);
  for (const column of columns) assertColumn(resource, column);
  for (const field of order) assertField(resource, field);
  assertChosenFit(columns);
  return { name: cleanName(name), resource: of, filters, columns: Array.from(new Set(columns)), order };
}

/** Returns whether a filter has IDs, which mean other records in another Catalog. */
export function hasIds({ name, kind, refers }: Filter): boolean {
  return refers !== undefined || kind === 'ids' || name.endsWith('_id');
}

function assertFilter(resource: Resource, name: string, value: string | string[]): void {
  const filter = resource.filters.find((each) => each.name === name && !each.hidden);
  if (!filter) throw unknown(say`${resource.title} have no filter “${quoted(name)}” here.`);
  const values = [value].flat();
  const isList = filter.kind === 'ids' || filter.kind === 'choices';
  const wrong = Array.isArray(value) && !isList ? values.join(', ') : values.find((each) => each !== '' && !fits(filter, each));
  if (wrong !== undefined) throw unknown(say`“${quoted(wrong)}” isn’t a value of ${filter.label} here.`);
}

/** Returns whether a filter takes a value. Titles and periods in words are checked by who looks them up. */
function fits(filter: Filter, value: string): boolean {
  switch (filter.kind) {
    case 'boolean':
      return value === 'true' || value === 'false';
    case 'presence':
      return value === 'true';
    case 'choice':
    case 'choices':
      return filter.choices?.includes(value) === true;
    case 'day':
      return isDay(value) || (filter.period !== undefined && !/^\d/.test(value));
    case 'integer':
      return hasIds(filter) || /^-?\d{1,15}$/.test(value);
    case 'decimal':
      return /^-?\d{1,15}(\.\d{1,9})?$/.test(value);
    default:
      return true;
  }
}

function assertColumn(resource: Resource, column: string): void {
  const name = column.replace(/^-/, '');
  if (!headsOf(resource).some((head) => head.name === name) && !isUserField(resource, name))
    throw unknown(say`${resource.title} have no column “${quoted(name)}” here.`);
}

/** Returns whether a column shows a user-defined field, and is named as a tab names it. */
function isUserField({ custom, learnerId }: Resource, column: string): boolean {
  const isLearner = learnerId !== undefined && isLearnerField(column);
  if (!isLearner && !(custom !== undefined && isCustom(column))) return false;
  const decoded = attempted(() => (isLearner ? learnerFieldsIn([column]) : customNamesIn([column])));
  const [name] = 'value' in decoded ? decoded.value : [];
  return name !== undefined && isUsable(name) && (isLearner ? learnerFieldName(name) : customName(name)) === column;
}

function assertField(resource: Resource, rule: string): void {
  const name = rule.replace(/^-/, '');
  if (!resource.fields.some((field) => field.name === name) && !isUserField(resource, name))
    throw unknown(say`${resource.title} have no column “${quoted(name)}” to sort by.`);
}

function unknown(what: string): StopError {
  return new StopError('unknown-in-recipe', what, say`Both spreadsheets might have different versions of Catalog Sync. Reload them.`);
}

/** Returns whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function quoted(text: string): string {
  return cutTo(text.replace(/\s+/g, ' '), MAX_QUOTED);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isNewer(stored: unknown): boolean {
  if (typeof stored !== 'object' || stored === null || !('catalogSync' in stored) || !('v' in stored)) return false;
  return stored.catalogSync === 'report' && typeof stored.v === 'number' && stored.v > VERSION;
}
