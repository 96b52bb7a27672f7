// Code.js: the whole product inside one function that runs when the first stub needs it. See docs/decisions/001-lazy-bundle.md.
import { join } from 'node:path';
import { build, type Message, type Plugin } from 'esbuild';
import type { Translation } from '../src/base/say.ts';
import { DICTIONARIES } from './built-files.ts';
import { checkServerGlobals } from './checks/server-globals.ts';
import { readServer } from './checks/server-syntax.ts';
import { checkSize, minifiedBytes } from './checks/size.ts';
import { checkWarnings } from './checks/warnings.ts';
import { joinTexts, readTexts } from './dictionary.ts';
import { type EntryPoints, readEntryPoints } from './entry-points.ts';
import { notices } from './notices.ts';
import { captionsOf, checkNames, stubs, type Words } from './stubs.ts';

/** See docs/decisions/031-larger-server-for-fixes.md. */
export const limitKilobytes = 704;

export interface Built {
  text: string;
  /** What counts against the limit: minified for the server, as it is for the sidebar. */
  bytes: number;
  /** One sentence each; the file must not be used when there are any. */
  problems: string[];
}

/** What is built: the script of one spreadsheet, or an add-on. */
export interface Package {
  kind: 'bound' | 'add-on';
  /** It can send email, with one more permission (SECURITY.md). */
  email?: true;
  /** The only addresses that it can reach. Any if absent. */
  addresses?: readonly string[];
}

export const BOUND: Package = { kind: 'bound' };

/** Bundles `src/main.ts` of a project folder. Readable, because stack traces are all that one gets from a user. */
export async function serverBundle(project: string, wanted: Package = BOUND): Promise<Built> {
  const { text, entryPoints, warnings } = await serverText(project, undefined, wanted);
  const { tree, problems: syntax } = readServer(text);
  const isSound = tree !== undefined && syntax.length === 0;
  const problems = [
    ...checkNames(entryPoints),
    ...(await checkWarnings(warnings)),
    ...syntax,
    // What Apps Script cannot parse need not be searched for globals.
    ...(isSound ? checkServerGlobals(tree) : []),
  ];
  const bytes = isSound ? await minifiedBytes(text) : 0;
  return { text, bytes, problems: [...problems, ...checkSize('Code.js, minified,', bytes, limitKilobytes)] };
}

export interface ServerText {
  text: string;
  entryPoints: EntryPoints;
  warnings: Message[];
  /** The source map of the bundle, which starts after `linesBefore` lines of the text. It isn’t shipped. */
  map: string;
  linesBefore: number;
}

/** A source file that is bundled with another text than its own. */
export interface Replaced {
  /** From the top of the project. */
  file: string;
  text: string;
}

/** Without the permission, its code isn’t shipped, either. */
const NO_EMAIL: Replaced = { file: 'src/platform/google/mail.ts', text: 'export const googleMail = undefined;' };

/** The bundle's own word for what it is. */
function packageText({ kind, addresses }: Package): Replaced {
  return { file: 'src/base/package.ts', text: `export const PACKAGE = ${JSON.stringify({ kind, addresses })};` };
}

/** Bundles without a check. */
export async function serverText(project: string, replaced?: Replaced, wanted: Package = BOUND): Promise<ServerText> {
  const entryPoints = await readEntryPoints(join(project, 'src/commands/index.ts'));
  const { outputFiles, warnings } = await build({
    // Naming the three makes the bundler complain when one is missing, instead of Google at the first click.
    stdin: { contents: "export { message, click, hourly } from './src/main.ts';", resolveDir: project },
    absWorkingDir: project,
    bundle: true,
    write: false,
    outfile: 'dist/Code.js',
    sourcemap: 'external',
    sourcesContent: false,
    format: 'iife',
    globalName: 'catalogSync',
    platform: 'neutral',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [packageText(wanted), ...(wanted.email ? [] : [NO_EMAIL]), ...(replaced ? [replaced] : [])].map(({ file, text }) =>
      replacing(join(project, file), text),
    ),
  });
  const output = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const before = [
    notices(['zod']),
    'var loaded_;',
    'function load_() { return loaded_ || (loaded_ = bundle_()); }',
    stubs(entryPoints, await wordsOf(project, captionsOf(entryPoints.menu))),
    'function bundle_() {',
    '',
  ].join('\n');
  const text = `${before}${output('.js')}\nreturn catalogSync;\n}\n`;
  return { text, entryPoints, warnings, map: output('.js.map'), linesBefore: before.split('\n').length - 1 };
}

/** The menu is made before the dictionary could be read. */
async function wordsOf(project: string, captions: readonly string[]): Promise<Words> {
  const words = await Promise.all(
    DICTIONARIES.map(async ({ language }) => {
      const texts = joinTexts(await readTexts(project, language));
      return [language, Object.fromEntries(captions.flatMap((caption) => pairOf(caption, texts[caption])))];
    }),
  );
  return Object.fromEntries(words);
}

function pairOf(caption: string, text: Translation | undefined): [string, string][] {
  return text === undefined ? [] : [[caption, typeof text === 'string' ? text : text[0]]];
}

function replacing(path: string, contents: string): Plugin {
  return {
    name: 'replaced',
    setup: (bundling) => bundling.onLoad({ filter: /\.ts$/ }, (args) => (args.path === path ? { contents, loader: 'ts' } : undefined)),
  };
}
