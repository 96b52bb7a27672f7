// Removes personal data from properties: filters of tabs, and messages that quote what Catalog said.

import type { Properties } from '../../platform/ports.ts';
import { readTabs, saveTab } from '../../tabs/memory/registry.ts';
import { type RemovedValues, withoutPeople } from './removed-values.ts';

/** Properties that name users of the file, hold random IDs and times, or say how far this removal got. */
const KEPT = /^(connection$|connection\.|personal$|removal$|page\.|file\.|who$|secret$|trigger\.)/;
const TABS = /^tab\./;
/** What was typed during a write, which only that write needs. */
const TYPED = /^typed\./;

/** Clears properties. A filter that holds a removed value is removed, so the next refresh pulls more. */
export function clearProperties({ document, user }: { document: Properties; user: Properties }, values: RemovedValues): void {
  for (const name of Object.keys(document.all())) if (TYPED.test(name)) document.remove(name);
  for (const tab of readTabs(document)) {
    const isKept = (value: string | string[]) => ![value].flat().some((text) => values.isIn(text));
    const filters = Object.fromEntries(Object.entries(tab.filters).filter(([, value]) => isKept(value)));
    const { problem } = tab;
    const clean = problem && { ...problem, what: withoutPeople(problem.what, values), todo: withoutPeople(problem.todo, values) };
    const next = { ...tab, filters, ...(clean ? { problem: clean } : {}) };
    if (JSON.stringify(next) !== JSON.stringify(tab)) saveTab(document, next);
  }
  for (const properties of [document, user]) {
    for (const [name, text] of Object.entries(properties.all())) {
      if (KEPT.test(name) || TABS.test(name)) continue;
      const clean = cleanJson(text, values);
      if (clean !== text) properties.set(name, clean);
    }
  }
}

/** Returns the JSON of the same value with clean texts. A text that isn't JSON is one itself. */
function cleanJson(text: string, values: RemovedValues): string {
  if (withoutPeople(text, values) === text) return text;
  try {
    return JSON.stringify(JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? withoutPeople(value, values) : value)));
  } catch {
    return withoutPeople(text, values);
  }
}
