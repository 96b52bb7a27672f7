// An export in the form of a report: what was pasted, what the user has chosen, and what can be read of it.
import { type ExportChoices, type ExportFault, type ExportTable, type ReadExport, readExport, tableIn } from './read-export.ts';

export interface Exporting {
  pasted: ExportTable | ExportFault;
  choices: ExportChoices;
  read: ReadExport;
  /** Where the report runs. Absent is the tab that it has. */
  sheet?: 'new';
}

/** Reads a pasted text. */
export function exportingOf(text: string): Exporting {
  const pasted = tableIn(text);
  return { pasted, choices: {}, read: readExport(pasted) };
}

/** Reads an export again with other choices, in addition to those before. */
export function chooseIn({ pasted, choices, sheet }: Exporting, more: ExportChoices): Exporting {
  const all = { ...choices, ...more, ...(more.kinds ? { kinds: { ...choices.kinds, ...more.kinds } } : {}) };
  return { pasted, choices: all, read: readExport(pasted, all), ...(sheet ? { sheet } : {}) };
}
