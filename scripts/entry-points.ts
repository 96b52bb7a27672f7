// The functions that Google calls by name, read from the one list of commands.
import { build } from 'esbuild';

/** As `src/commands/index.ts` writes it: a caption with a function, or with items of its own; `-` is a separator. */
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

/** Loads the list; throws a sentence when the file cannot be loaded outside Google or does not hold the two lists. */
export async function readEntryPoints(file: string): Promise<EntryPoints> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  let loaded: Record<string, unknown>;
  try {
    loaded = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  } catch (cause) {
    throw new Error(`${file} failed to load during the build. Don’t use Google’s globals at module level. (${cause})`, { cause });
  }
  const { commands, menu } = loaded;
  if (typeof commands !== 'object' || commands === null || !Array.isArray(menu)) {
    throw new Error(`${file} must export \`commands\` (an object) and \`menu\` (a list).`);
  }
  return { commands: Object.keys(commands), menu };
}

/** Every function that a menu entry names, once. */
export function menuFunctions(menu: MenuEntry[]): string[] {
  const names = menu.flatMap((entry) => [
    ...(entry.functionName === undefined ? [] : [entry.functionName]),
    ...menuFunctions(entry.items ?? []),
  ]);
  return [...new Set(names)];
}
