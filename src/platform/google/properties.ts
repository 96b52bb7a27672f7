// Small texts that outlive a run.
import type { Properties } from '../ports.ts';

/** `store` answers null where there is none, such as for the document of a scheduled run without an open file. */
export function googleProperties(store: () => GoogleAppsScript.Properties.Properties | null): Properties {
  const writable = () => {
    const found = store();
    if (!found) throw new Error('There is no open file to remember this in.');
    return found;
  };
  return {
    get: (name) => store()?.getProperty(name) ?? undefined,
    all: () => store()?.getProperties() ?? {},
    set: (name, value) => {
      writable().setProperty(name, value);
    },
    remove: (name) => {
      writable().deleteProperty(name);
    },
  };
}
