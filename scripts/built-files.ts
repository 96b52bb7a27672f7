// What goes into dist/ and every package: the script, the manifest, each page in each language, and the dictionaries.
import { LANGUAGES } from '../src/base/say.ts';

const NAMES = ['sidebar', 'tasks', 'reports', 'review'] as const;

/** `name` is the file in `src/sidebar`, and `file` the built one. */
export const PAGES = LANGUAGES.flatMap((language) =>
  NAMES.map((name) => ({ name, language, file: `${language === 'en' ? name : `${name}-${language}`}.html` })),
);

/** Texts of the server. English is in its source. */
export const DICTIONARIES = LANGUAGES.filter((language) => language !== 'en').map((language) => ({
  language,
  file: `texts-${language}.html`,
}));

/** Everything but Code.js. */
export const FILES_BESIDE_CODE = ['appsscript.json', ...PAGES.map(({ file }) => file), ...DICTIONARIES.map(({ file }) => file)];

export const BUILT_FILES = ['Code.js', ...FILES_BESIDE_CODE];
