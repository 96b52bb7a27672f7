// How filters of a list match: texts anywhere and in any case, times with their bounds included or not.

import type { Answer } from '../serve/answer.ts';
import { badRequest } from '../serve/answer.ts';
import type { Call } from '../serve/call.ts';
import { textOf } from '../serve/call.ts';
import { readTime } from '../store/times.ts';

/** Does the text contain the wanted one? True when nothing is wanted. */
export function contains(text: string | null, wanted: unknown): boolean {
  const part = textOf(wanted);
  return part === undefined || (text ?? '').toLowerCase().includes(part.toLowerCase());
}

export interface Span {
  from: number;
  to: number;
  /** Does it hold its bounds? */
  closed: boolean;
}

/** Reads two parameters as the ends of a span; answers the name of one that is no time. */
export function spanOf(call: Call, fromName: string, toName: string, values: Record<string, unknown> = call.query): Span | string {
  const from = endOf(values[fromName], Number.NEGATIVE_INFINITY);
  const to = endOf(values[toName], Number.POSITIVE_INFINITY);
  if (from === undefined) return fromName;
  if (to === undefined) return toName;
  return { from, to, closed: call.switches.dateBounds !== 'exclusive' };
}

/** The answer to a bound that is no time. */
export function noTime(name: string): Answer {
  return badRequest(`${name} is not a time`);
}

/** What has no time lies only in a span without bounds. */
export function isWithin({ from, to, closed }: Span, time: string | null): boolean {
  if (from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY) return true;
  const moment = readTime(time ?? '') ?? Number.NaN;
  return closed ? from <= moment && moment <= to : from < moment && moment < to;
}

function endOf(value: unknown, otherwise: number): number | undefined {
  const text = textOf(value);
  return text === undefined ? otherwise : readTime(text);
}
