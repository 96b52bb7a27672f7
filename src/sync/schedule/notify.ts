// When to tell the owner of a schedule about failures: at once, then daily, and when it works again. Pure, and what is stored for it.

import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';

/** Stored in user properties under `schedule-notify`: where to tell the user. */
interface StoredChannels {
  v: 1;
  email?: string;
  webhook?: string;
}

export type Channels = Omit<StoredChannels, 'v'>;

/** What the user was told of a file that fails. Times are milliseconds since 1970. */
export interface Told {
  since: number;
  at: number;
}

export type Message = 'failure' | 'still' | 'recovery';

const NAME = 'schedule-notify';
/** A little less than a day, because the trigger comes at any minute of an hour. */
const DAILY_MS = 23.5 * 3_600_000;

export function readChannels(user: Properties): Channels {
  const text = user.get(NAME);
  if (text === undefined) return {};
  const { v: _, ...channels } = parseVersioned<StoredChannels>(text);
  return channels;
}

export function saveChannels(user: Properties, { email, webhook }: Channels): void {
  // Throws at a record of a newer version, so that it isn't overwritten.
  readChannels(user);
  if (!email && !webhook) user.remove(NAME);
  else user.set(NAME, JSON.stringify({ v: 1, ...(email ? { email } : {}), ...(webhook ? { webhook } : {}) } satisfies StoredChannels));
}

/** Returns what to say, if anything, and what to remember of it. */
export function nextMessage(told: Told | undefined, isFailing: boolean, now: number): { told?: Told; message?: Message } {
  if (!isFailing) return told ? { message: 'recovery' } : {};
  if (!told) return { told: { since: now, at: now }, message: 'failure' };
  if (now - told.at < DAILY_MS) return { told };
  return { told: { ...told, at: now }, message: 'still' };
}
