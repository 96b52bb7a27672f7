// The functions that Google calls by name, read from the one list of commands.
import { bundled, evaluated } from './load-module.ts';

/** What the stubs need of an entry in `src/commands/menu.ts`: a caption with a function, or with items; `-` is a separator. */
export interface MenuEntry {
  caption: string;
  functionName?: string;
  items?: MenuEntry[];
}

export interface EntryPoints {
  /** Names of the commands, for the sidebar. */
  commands: string[];
  menu: MenuEntry[];
}

/** Loads the lists. Throws if the file needs Google to load, lacks a list, or has a menu entry that does nothing. */
export async function readEntryPoints(file: string): Promise<EntryPoints> {
  const code = await bundled({ entryPoints: [file] });
  let loaded: Record<string, unknown>;
  try {
    loaded = await evaluated(code);
  } catch (cause) {
    throw new Error(`${file} failed to load during the build. Don’t use Google’s globals at module level. (${cause})`, { cause });
  }
  const { commands, menu } = loaded;
  if (typeof commands !== 'object' || commands === null || !Array.isArray(menu)) {
    throw new Error(`${file} must export \`commands\` (an object) and \`menu\` (a list).`);
  }
  return { commands: Object.keys(commands), menu: menu.map(menuEntry) };
}

/** Checks an entry at build time, because a click on an item without an action would do nothing. */
function menuEntry(entry: unknown): MenuEntry {
  const { caption, functionName, run, items } = entry as Record<string, unknown>;
  if (typeof caption !== 'string' || caption === '') throw new Error(`A menu entry has no caption: ${JSON.stringify(entry)}.`);
  if (caption === '-') return { caption };
  if (Array.isArray(items) && items.length > 0) return { caption, items: items.map(menuEntry) };
  if (typeof functionName !== 'string' || typeof run !== 'function')
    throw new Error(`The menu entry "${caption}" needs a functionName and a run, or items.`);
  return { caption, functionName };
}

/** Every function that a menu entry names, once. */
export function menuFunctions(menu: MenuEntry[]): string[] {
  const names = menu.flatMap((entry) => [
    ...(entry.functionName === undefined ? [] : [entry.functionName]),
    ...menuFunctions(entry.items ?? []),
  ]);
  return [...new Set(names)];
}
