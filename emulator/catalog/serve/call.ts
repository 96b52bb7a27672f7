// One request as a played operation gets it: checked, typed as the contract declares, and with the world around it.
import type { CatalogSwitches } from '../../seam.ts';
import type { Store } from '../store/store.ts';
import type { Answer } from './answer.ts';

export interface Call {
  store: Store;
  switches: CatalogSwitches;
  /** Milliseconds since 1970. */
  now: number;
  /** Scheme and host by which the client asked, such as `https://catalog.example.edu`. */
  origin: string;
  path: string;
  /** The query as it was sent, for the links of a list. */
  search: URLSearchParams;
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
}

export type Play = (call: Call) => Answer;

export function idOf(call: Call): number {
  return Number(call.params.id);
}

/** A text, or `undefined` when the name was not sent. */
export function textOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function objectOf(value: unknown): Record<string, unknown> {
  // Proof: an object that is no list has names and values.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The switch `trims`: does Catalog trim texts when it stores them? */
export function stored(text: string, switches: CatalogSwitches): string {
  return switches.trims === true ? text.trim() : text;
}
