// A scene: a state of a page, and how a person and the server bring it about.
import type { OwnPage } from '../own-page.ts';

export interface Scene {
  /** The picture that it stands on, with others of the same view. */
  sheet: string;
  name: string;
  /** What the server asks the page to show when it opens. */
  view?: string;
  /** The words on the one main button; none where there is nothing to be done but wait or read. */
  main?: string;
  play(own: OwnPage): Promise<unknown>;
}

/** When all scenes play; ages and times are counted from here. */
export const NOW = Date.UTC(2026, 8, 14, 14, 0);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export async function press(own: OwnPage, name: string): Promise<void> {
  await own.page.getByRole('button', { name, exact: true }).first().click();
}

export function trouble(code: string, what: string, todo: string) {
  return { ok: false as const, problem: { code, what, todo } };
}
