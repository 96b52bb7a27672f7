// Small texts that outlive a run.
import type { Properties } from '../ports.ts';

/** `store` answers null where there is none, such as for the document of a scheduled run without an open file. */
export function googleProperties(store: () => GoogleAppsScript.Properties.Properties | null): Properties {
  // Asking for the store is a service call of its own, and it stays the same for as long as a run lasts.
  let known: GoogleAppsScript.Properties.Properties | null = null;
  const opened = () => {
    known ??= store();
    return known;
  };
  const writable = () => {
    const found = opened();
    if (!found) throw new Error('Can’t save this because no spreadsheet is open.');
    return found;
  };
  return {
    get: (name) => opened()?.getProperty(name) ?? undefined,
    all: () => opened()?.getProperties() ?? {},
    set: (name, value) => {
      writable().setProperty(name, value);
    },
    remove: (name) => {
      writable().deleteProperty(name);
    },
  };
}
