// `npm start -- --catalog https://HOST`: the emulated spreadsheet with a real Catalog.

import type { Host } from '../emulator/host.ts';
import { openHost } from '../emulator/index.ts';
import { askSecret, type Terminal } from './ask-secret.ts';
import { switchesIn } from './google-report.ts';
import { personAt } from './person.ts';
import { refuseWrites } from './read-only.ts';

export interface LiveOptions {
  dist: string;
  /** Bare host name. */
  catalog: string;
  /** Where that host is; a test has it on this computer. */
  address?: string;
  allowSend: boolean;
  terminal: Terminal;
  /** File of an installation report. */
  google?: string;
  /** Of the user's Google account. */
  language?: string;
  /** Where the clock of the spreadsheet stands; real time when absent. */
  clock?: number;
}

/**
 * Asks for the key and connects the add-on as a person does, in the sidebar. The key is then in the emulated user
 * properties and nowhere else, and gone when the process ends. Throws where there is no key or Catalog cannot be reached.
 */
export async function openLive({ dist, catalog, address, allowSend, terminal, google, language, clock }: LiveOptions): Promise<Host> {
  const say = (line: string) => terminal.output.write(`${line}\n`);
  say(`Using the real Catalog at ${catalog}. Google Sheets and Apps Script are emulated.`);
  say(
    allowSend
      ? '--allow-send is on. Sending changes this Catalog and can take seats and email learners.'
      : 'Read-only. Requests that could change data are blocked. To send, start with --allow-send.',
  );
  const key = await askSecret(`API key for ${catalog} (hidden, not saved): `, terminal);
  if (!key?.trim()) throw new Error('An API key is required.');
  const host = await openHost({
    dist,
    hosts: { [catalog]: address ?? `https://${catalog}` },
    refuse: allowSend ? undefined : refuseWrites,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    clock,
    switches: switchesIn(google, say),
    language,
  });
  try {
    host.open();
    host.click('Open sidebar');
    personAt(host).ask('connect', { host: catalog, key });
    say(`Connected to ${catalog}`);
    return host;
  } catch (error) {
    await host.close();
    throw error;
  }
}
