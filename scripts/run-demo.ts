// `npm start`: runs the demo in the terminal with the demo Catalog, then serves the same workbook as a page.
import { countEvidence } from '../emulator/contract.ts';
import type { Counts, Host } from '../emulator/host.ts';
import { openHost, startCatalog } from '../emulator/index.ts';
import type { PageServer, Scale } from '../emulator/page.ts';
import { createDemo } from './create-demo.ts';
import { folderSize } from './folder-size.ts';
import { switchesIn } from './google-report.ts';
import { showPage } from './show-page.ts';
import { HOST, tellStory, type Watch } from './story.ts';

/** A second demo Catalog. It starts when it's chosen in the page's panel. */
const SECOND_HOST = 'second.example.edu';
const PROGRESS_INTERVAL_MS = 2_000;

export interface DemoOptions {
  dist: string;
  once: boolean;
  /** Without a connection, and without pulled tabs. */
  empty: boolean;
  port: number;
  seed: number;
  scale: Scale;
  /** Prints the Apps Script calls by name and the size of the installation. */
  verbose: boolean;
  /** The folder node_modules. */
  installation: string;
  /** Keeps the page's address over a restart. */
  token?: string;
  /** File of an installation report. */
  google?: string;
  /** Of the user's Google account. */
  language: string;
}

/** What runs until the process ends. */
export interface RunningDemo {
  host: Host;
  page: PageServer;
}

/**
 * Runs the demo, then serves the page until the process ends. Returns undefined if the demo runs once. Throws a sentence for the
 * terminal if a step fails.
 */
export async function startDemo({
  dist,
  once,
  empty,
  port,
  seed,
  scale,
  verbose,
  installation,
  token,
  google,
  language,
}: DemoOptions): Promise<RunningDemo | undefined> {
  const began = Date.now();
  if (scale === 'large') console.log('Making a demo Catalog with 100,000 orders. This takes a few seconds.');
  const catalog = await startCatalog({ seed, scale });
  const hosts = { [HOST]: catalog.url };
  const user = 'pat@college.example.edu';
  const host = await openHost({ dist, hosts, timeZone: 'America/New_York', user, switches: switchesIn(google) });
  const close = async () => {
    await host.close();
    await catalog.close();
  };
  const { operations, certain, inferred } = countEvidence();
  console.log(
    `Emulating Google Sheets, Apps Script, and Catalog (${operations} API operations: ${certain.length} documented, ${inferred.length} inferred).\n`,
  );
  try {
    if (empty) host.open();
    else {
      const told = Date.now();
      const { records } = tellStory(host, catalog, (line) => console.log(line), nowAndThen(console.log));
      const counts = host.counts();
      console.log(
        `\n${records} records pulled. Total: ${counts.fetches} requests in ${counts.fetchRounds} batches, ${serviceCalls(counts)} Apps Script calls, ${seconds(told)}`,
      );
    }
    if (verbose) console.log(`Apps Script calls by name: ${byName(host.counts())}`);
    if (once) {
      await close();
      return undefined;
    }
    // The story clicks English captions, and makes an English workbook.
    host.setLanguage(language);
    host.open();
    if (!empty) host.workbook.activate('Courses');
    host.run('menuOpenSidebar');
    const demo = createDemo({ host, catalog, hosts, addresses: [HOST, SECOND_HOST], user, seed, scale, start: startCatalog });
    const page = await showPage(host, port, { demo, token, reopen: () => host.click('Open sidebar') });
    console.log(`\nOpen the workbook: ${page.url} (ready in ${seconds(began)})`);
    console.log(
      empty
        ? `Connect the sidebar to ${HOST} with this API key: ${catalog.apiKey}`
        : `The sidebar is connected to ${HOST}. To reconnect, use this API key: ${catalog.apiKey}`,
    );
    console.log('Press Ctrl+C to stop.');
    if (verbose) console.log(`node_modules: ${Math.round((await folderSize(installation)) / 1e6)} MB`);
    return { host, page };
  } catch (error) {
    for (const line of host.logs()) console.error(line);
    await close();
    throw error;
  }
}

/** Prints how far a long pull is, every two seconds. */
function nowAndThen(print: (line: string) => void): Watch {
  let last = Date.now();
  return ({ phase, text }) => {
    if (phase === 'done' || Date.now() - last < PROGRESS_INTERVAL_MS) return;
    last = Date.now();
    print(`  ${text}`);
  };
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

function serviceCalls(counts: Counts): number {
  return Object.values(counts.calls).reduce((sum, count) => sum + count, 0);
}

function byName(counts: Counts): string {
  return Object.entries(counts.calls)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
