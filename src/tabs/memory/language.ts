// The language of the workbook: that of its headers, notes, Status, and tab names. It's fixed when the first tab is made, so that all
// who use a file read the same words in it. Each tab also stores it, for copies of the file, and for `onEdit`.
import { LANGUAGES, type Language } from '../../base/say.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties } from '../../platform/ports.ts';
import { readTabs } from './registry.ts';

interface StoredLanguage {
  v: 1;
  language: string;
}

const NAME = 'language';

/** Returns the language of the workbook. Undefined before its first pull. */
export function workbookLanguage(document: Properties): Language | undefined {
  const text = document.get(NAME);
  if (text !== undefined) return known(parseVersioned<StoredLanguage>(text).language);
  const [first, ...others] = readTabs(document);
  // Earlier versions knew only English.
  return first && (known([first, ...others].find(({ language }) => language !== undefined)?.language) ?? 'en');
}

/** Returns the property that fixes the language, unless it's fixed already. */
export function fixedLanguage(document: Properties, language: Language): Record<string, string> {
  if (document.get(NAME) !== undefined) return {};
  return { [NAME]: JSON.stringify({ v: 1, language } satisfies StoredLanguage) };
}

function known(name: string | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === name);
}
