// The intent of a create, a write-ahead record in document properties. Neither Ctrl+Z nor a restored version removes it, so that a
// create that could have been sent is never sent again without a look at Catalog.

import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';

/** Stored under `intent.<id>` before the create is sent, until its job ends or Catalog refuses the create. */
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
