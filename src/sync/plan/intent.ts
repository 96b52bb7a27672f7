// The intent of a create, in document properties: neither Ctrl+Z nor a restored version takes it back, so that what may have
// been sent is never sent again unseen.

import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';

/** Stored under `intent.<id>` before the create is sent, until its job has ended or Catalog has said no. */
export interface Intent {
  v: 1;
  run: string;
  request: string;
  /** Just before it was sent, in milliseconds since 1970. */
  at: number;
}

const PREFIX = 'intent.';

export function readIntent(document: Properties, id: string): Intent | undefined {
  const text = document.get(PREFIX + id);
  return text === undefined ? undefined : parseVersioned<Intent>(text);
}

export function saveIntent(document: Properties, id: string, intent: Intent): void {
  document.set(PREFIX + id, JSON.stringify(intent));
}

export function removeIntent(document: Properties, id: string): void {
  document.remove(PREFIX + id);
}

export function removeIntentsOf(document: Properties, run: string): void {
  for (const [name, text] of Object.entries(document.all()))
    if (name.startsWith(PREFIX) && parseVersioned<Intent>(text).run === run) document.remove(name);
}
