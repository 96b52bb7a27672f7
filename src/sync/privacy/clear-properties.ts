// Removes personal data from properties: filters of tabs and own reports, and messages that quote what Catalog said.

import type { Properties } from '../../platform/ports.ts';
import { readOwnReports, saveOwnReport } from '../../tabs/memory/own-reports.ts';
import { readTabs, saveTab, type TabEntry } from '../../tabs/memory/registry.ts';
import { type RemovedValues, withoutPeople } from './removed-values.ts';

/** Properties that name users of the file, hold random IDs and times, or say how far this removal got. */
const KEPT = /^(connection$|connection\.|personal$|removal$|page\.|file\.|who$|secret$|trigger\.)/;
const TABS = /^(tab|own)\./;
/** What was typed during a write, which only that write needs. */
const TYPED = /^typed\./;

/** Clears properties. A filter that holds a removed value is removed, so the next refresh pulls more. */
export function clearProperties({ document, user }: { document: Properties; user: Properties }, values: RemovedValues): void {
  for (const name of Object.keys(document.all())) if (TYPED.test(name)) document.remove(name);
  for (const report of readOwnReports(document)) {
    const { name, filters, titles = {} } = report;
    const texts = Object.entries(titles).map(([id, title]) => [id, withoutPeople(title, values)]);
    const named = { ...report, name: withoutPeople(name, values), filters: keptFilters(filters, values) };
    const next = report.titles ? { ...named, titles: Object.fromEntries(texts) } : named;
    if (JSON.stringify(next) !== JSON.stringify(report)) saveOwnReport(document, next);
  }
  for (const tab of readTabs(document)) {
    const filters = keptFilters(tab.filters, values);
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

function keptFilters(filters: TabEntry['filters'], values: RemovedValues): TabEntry['filters'] {
  const isKept = (value: string | string[]) => ![value].flat().some((text) => values.isIn(text));
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => isKept(value)));
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
