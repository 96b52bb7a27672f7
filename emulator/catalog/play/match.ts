// How filters of a list match: texts anywhere and in any case, times with both ends included.
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
}

/** Reads two query parameters as the ends of a span; answers the name of one that is no time. */
export function spanOf(call: Call, fromName: string, toName: string, values: Record<string, unknown> = call.query): Span | string {
  const from = endOf(values[fromName], Number.NEGATIVE_INFINITY);
  const to = endOf(values[toName], Number.POSITIVE_INFINITY);
  if (from === undefined) return fromName;
  if (to === undefined) return toName;
  return { from, to };
}

export function isWithin(span: Span, time: string): boolean {
  const moment = readTime(time) ?? Number.NaN;
  return span.from <= moment && moment <= span.to;
}

function endOf(value: unknown, otherwise: number): number | undefined {
  const text = textOf(value);
  return text === undefined ? otherwise : readTime(text);
}
