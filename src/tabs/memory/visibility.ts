// What a key sees: Catalog answers 404 both for what is gone and for what is none of a key's business.
import type { TabEntry } from './registry.ts';

/** Does a 404 say that the record is gone? Not where another key has pulled its row, or where the last pull did not bring it. */
export function isDeletionConfirmed(tab: TabEntry | undefined, scope: string, key: string): boolean {
  if (!tab) return true;
  return (tab.scope ?? scope) === scope && tab.unseen !== 'many' && !tab.unseen?.includes(key);
}
