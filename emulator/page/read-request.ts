// Checks that what reaches the server is what the browser side of the page sends.
import * as z from 'zod/mini';
import type { DemoAction } from './demo.ts';
import { RequestProblem } from './guarded-server.ts';
import type { Request } from './protocol.ts';

/** Far more than the cells of any workbook. */
const MAX = 100_000_000;
const count = z.int().check(z.nonnegative(), z.lte(MAX));
const text = z.string();
const sheet = z.int();
const area = z.object({ row: count, column: count, rows: count, columns: count });
const stretch = { sheet, from: count, count };

const action = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['look', 'undo', 'decline']) }),
  z.object({ type: z.enum(['activate', 'clearFilter', 'duplicateTab', 'deleteTab']), sheet }),
  z.object({ type: z.literal('select'), sheet, areas: z.array(area).check(z.minLength(1)) }),
  z.object({ type: z.enum(['merge', 'toTable', 'protect']), sheet, area }),
  z.object({ type: z.literal('edit'), sheet, row: count, column: count, typed: text }),
  z.object({ type: z.literal('paste'), sheet, row: count, column: count, rows: z.array(z.array(text)) }),
  z.object({ type: z.literal('rename'), sheet, name: text }),
  z.object({ type: z.enum(['insertRows', 'insertColumns']), sheet, after: count, count }),
  z.object({ type: z.enum(['deleteRows', 'deleteColumns', 'hideRows', 'showRows', 'hideColumns', 'showColumns']), ...stretch }),
  z.object({ type: z.literal('setColumnWidths'), ...stretch, pixels: z.number() }),
  z.object({ type: z.literal('freeze'), sheet, rows: count, columns: count }),
  z.object({ type: z.literal('moveColumn'), sheet, from: count, before: count }),
  z.object({ type: z.literal('duplicateRow'), sheet, row: count }),
  z.object({ type: z.enum(['cutPaste', 'copyPaste']), sheet, from: area, row: count, column: count }),
  z.object({ type: z.literal('sort'), sheet, column: count, ascending: z.boolean() }),
  z.object({ type: z.literal('filter'), sheet, column: count, shown: z.array(text) }),
  z.object({ type: z.literal('nameRange'), sheet, area, name: text }),
  z.object({ type: z.enum(['saveVersion', 'restoreVersion']), name: text }),
  z.object({ type: z.literal('setFile'), locale: text, timeZone: text }),
  z.object({ type: z.literal('click'), path: z.array(text) }),
  z.object({ type: z.literal('call'), frame: z.int(), name: text, args: z.array(z.unknown()) }),
  z.object({ type: z.literal('closeFrame'), frame: z.int() }),
  z.object({ type: z.literal('agree'), refused: z.array(text) }),
]);

const request = z.object({ action, revision: z.number(), shown: z.optional(z.int()), copies: z.record(z.string(), z.number()) });

const faults = ['400', '401', '403', '404', '409', '422', '429', '429-retry-after', '500', '503'] as const;
const oddities = ['html', 'cut-json', 'drop', 'act-then-drop', 'act-then-500', 'echo-key'] as const;

const demoAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('fault'), answer: z.enum([...faults, ...oddities]), match: text, times: z.optional(z.nullable(z.number())) }),
  z.object({ type: z.literal('noFaults') }),
  z.object({ type: z.literal('reset'), scale: z.enum(['small', 'medium', 'large']), seed: z.number() }),
  z.object({ type: z.literal('host'), address: text }),
  z.object({ type: z.literal('forward'), hours: z.number() }),
  z.object({ type: z.literal('user'), email: text }),
  z.object({ type: z.literal('language'), language: text }),
  z.object({ type: z.literal('firstDay'), account: z.enum(['workspace', 'private']) }),
  z.object({ type: z.literal('meanwhile'), what: z.enum(['price', 'last seat']) }),
]);

export function readRequest(message: unknown): Request {
  const read = request.safeParse(message);
  if (!read.success) throw new RequestProblem(400, `The message isn’t one of the page: ${placeOf(read.error)}.`);
  return read.data;
}

export function readDemoAction(message: unknown): DemoAction {
  const read = demoAction.safeParse(message);
  if (!read.success) throw new RequestProblem(400, `The message isn’t one of the panel: ${placeOf(read.error)}.`);
  const { data } = read;
  return data.type === 'fault' ? { ...data, times: data.times ?? undefined } : data;
}

/** Where the first difference is, such as `action.row`. */
function placeOf({ issues }: z.core.$ZodError): string {
  return issues[0]?.path.join('.') || 'it has another shape';
}
