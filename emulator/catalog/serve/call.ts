// One request as a played operation gets it: checked, typed as the contract declares, and with the world around it.
import type { CatalogSwitches } from '../../demo-catalog.ts';
import { sanitize } from '../store/sanitize.ts';
import type { Store } from '../store/store.ts';
import type { Answer } from './answer.ts';

export interface Call {
  store: Store;
  /** What lists show: the store, or what it was some requests ago. */
  lists: Store;
  /** The catalogs that the key reaches. */
  reach: Reach;
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

export interface Reach {
  /** Where new records go unless they say otherwise. */
  home: number;
  catalogs: ReadonlySet<number> | 'all';
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

/** Ids as a list, or as one text with commas: the documents have both. `undefined` when none were sent. */
export function idsIn(value: unknown): number[] | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return (Array.isArray(value) ? value : String(value).split(',')).map(Number);
}

export function objectOf(value: unknown): Record<string, unknown> {
  // Proof: an object that is no list has names and values.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The documents have some booleans as texts. */
export function isOn(value: unknown, otherwise: boolean): boolean {
  return value === undefined ? otherwise : String(value) === 'true';
}

/** What becomes of a text when it is stored: the switches `trims` and `sanitizes`. */
export function stored(text: string, { trims, sanitizes }: CatalogSwitches): string {
  const clean = sanitizes === true ? sanitize(text) : text;
  return trims === true ? clean.trim() : clean;
}
