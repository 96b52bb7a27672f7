// `npm start`: the main job in the terminal, with the practice Catalog, and then that workbook as a page.
import { countEvidence } from '../emulator/catalog/evidence.ts';
import type { Counts } from '../emulator/host.ts';
import { openHost, startCatalog } from '../emulator/index.ts';
import type { Scale } from '../emulator/page/practice.ts';
import { folderSize } from './folder-size.ts';
import { practiceOf } from './practice.ts';
import { showPage } from './show-page.ts';
import { HOST, tellStory } from './story.ts';

/** Another Catalog, which starts when it is chosen in the panel of the page. */
const SECOND_HOST = 'second.example.edu';

export interface PracticeOptions {
  dist: string;
  once: boolean;
  port: number;
  seed: number;
  scale: Scale;
  /** The folder node_modules, whose weight is told. */
  installation: string;
}

/** Throws a sentence where a step goes differently; the page stays until the process ends. */
export async function startPractice({ dist, once, port, seed, scale, installation }: PracticeOptions): Promise<void> {
  const began = Date.now();
  const catalog = await startCatalog({ seed, scale });
  const hosts = { [HOST]: catalog.url };
  const user = 'pat@college.example.edu';
  const host = await openHost({ dist, hosts, timeZone: 'America/New_York', user });
  const close = async () => {
    await host.close();
    await catalog.close();
  };
  const { operations, certain, inferred } = countEvidence();
  console.log(
    `Emulated from their documents: Google Sheets and Apps Script, and Catalog (${operations} operations, ${certain.length} certain, ${inferred.length} inferred).\n`,
  );
  try {
    const told = Date.now();
    const { records } = tellStory(host, catalog, (line) => console.log(line));
    const counts = host.counts();
    console.log(
      `\n${records} records in the first pull; in all ${counts.fetches} requests in ${counts.fetchRounds} rounds, ${serviceCalls(counts)} service calls, ${seconds(told)}`,
    );
    console.log(`Service calls by name: ${byName(counts)}`);
    if (once) return await close();
    host.click('Open sidebar');
    host.workbook.activate('Courses');
    const practice = practiceOf({ host, catalog, hosts, addresses: [HOST, SECOND_HOST], user, seed, scale, start: startCatalog });
    const url = await showPage(host, port, { practice });
    console.log(`\nThe same workbook as a page, ${seconds(began)} after the start: ${url}`);
  } catch (error) {
    for (const line of host.logs()) console.error(line);
    await close();
    throw error;
  }
  console.log(`In the sidebar it is connected to ${HOST}. Its API key, to connect again: ${catalog.apiKey}`);
  console.log('Ctrl+C ends it.');
  const installed = await folderSize(installation);
  console.log(`Installed: ${Math.round(installed / 1e6)} MB in node_modules.`);
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
