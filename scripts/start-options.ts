// The options of `npm start --`.
import { parseArgs } from 'node:util';
import type { Scale } from '../emulator/page.ts';
import { normalizeHost } from '../src/catalog/wire/connection.ts';
import { problemOf } from '../src/protocol/problems.ts';

export interface StartOptions {
  once: boolean;
  port: number;
  seed: number;
  scale: Scale;
  /** Bare host name of a real Catalog; the demo Catalog when absent. */
  catalog?: string;
  allowSend: boolean;
  /** An empty, unconnected spreadsheet: the first minutes of a new user. */
  empty: boolean;
  /** The language of the user's Google account, such as `es`. */
  language: string;
  /** Prints what the demo cost: service calls by name, and the size of the installation. */
  verbose: boolean;
  /** File of an installation report, whose answers the emulator plays. */
  google?: string;
}

export const USAGE = `npm start -- [--once | --empty] [--port 4300] [--seed 1] [--scale small|medium|large] [--language es] [--google report.txt] [--verbose]
     npm start -- --catalog https://HOST [--allow-send] [--language es] [--google report.txt] [--once] [--port 4300]`;

/** Returns the options. Throws a sentence for the terminal if an option is unknown, invalid, or can't be combined. */
export function readOptions(words: string[]): StartOptions {
  const { values } = parseArgs({
    args: words,
    options: {
      once: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
      port: { type: 'string', default: '4300' },
      seed: { type: 'string' },
      scale: { type: 'string' },
      catalog: { type: 'string' },
      'allow-send': { type: 'boolean', default: false },
      language: { type: 'string', default: 'en' },
      google: { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const { once, empty, scale = 'small', 'allow-send': allowSend, verbose, google, language } = values;
  const port = Number(values.port);
  const seed = Number(values.seed ?? 1);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error('--port must be a number from 0 to 65535.');
  if (!Number.isInteger(seed)) throw new Error('--seed must be a whole number.');
  if (scale !== 'small' && scale !== 'medium' && scale !== 'large') throw new Error('--scale must be small, medium, or large.');
  if (!/^[a-z]{2}([-_][A-Za-z]+)?$/.test(language)) throw new Error('--language must be a language such as es or es-MX.');
  if (once && empty) throw new Error('--once and --empty can’t be combined.');
  if (values.catalog === undefined) {
    if (allowSend) throw new Error('--allow-send requires --catalog. The demo Catalog always accepts changes.');
    return { once, empty, port, seed, scale, allowSend, verbose, google, language };
  }
  if (empty || values.seed !== undefined || values.scale !== undefined)
    throw new Error('--empty, --seed, and --scale can’t be used with --catalog.');
  return { once, empty, port, seed, scale, allowSend, verbose, google, language, catalog: hostOf(values.catalog) };
}

function hostOf(typed: string): string {
  try {
    return normalizeHost(typed);
  } catch (error) {
    const { what, todo } = problemOf(error);
    throw new Error(`--catalog: ${what} ${todo}`);
  }
}
