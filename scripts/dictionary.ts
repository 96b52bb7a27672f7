// The dictionary of a language: all files of src/texts/<language> in one. The server reads it as the text of an HTML file, because
// Apps Script evaluates every other file at each start.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dictionary } from '../src/base/say.ts';
import { bundled, evaluated } from './load-module.ts';

/** Returns the entries of each file by its name. */
export async function readTexts(project: string, language: string): Promise<Record<string, Dictionary>> {
  const folder = join(project, 'src/texts', language);
  const areas = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.slice(0, -3))
        .sort()
    : [];
  const code = await bundled({
    stdin: {
      contents: areas.map((area, index) => `import area${index} from './${area}.ts';`).join('\n') + exported(areas),
      resolveDir: existsSync(folder) ? folder : project,
    },
  });
  const { texts } = await evaluated(code);
  return texts as Record<string, Dictionary>;
}

function exported(areas: readonly string[]): string {
  return `\nexport const texts = { ${areas.map((area, index) => `${JSON.stringify(area)}: area${index}`).join(', ')} };`;
}

/** Returns all entries. Throws if two areas translate the same text differently. */
export function joinTexts(areas: Readonly<Record<string, Dictionary>>): Dictionary {
  const all: Record<string, Dictionary[string]> = {};
  for (const [area, entries] of Object.entries(areas)) {
    for (const [key, translation] of Object.entries(entries)) {
      const other = all[key];
      if (other !== undefined && JSON.stringify(other) !== JSON.stringify(translation))
        throw new Error(`${area} translates “${key}” differently than another file does. Use one translation.`);
      all[key] = translation;
    }
  }
  return all;
}

/** As HTML: without a character that could begin a tag or a scriptlet. */
export function dictionaryFile(dictionary: Dictionary): string {
  return JSON.stringify(dictionary).replaceAll('<', '\\u003c');
}
