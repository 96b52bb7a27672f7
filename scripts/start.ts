// `npm start`: builds, does the main job in the terminal, and then serves that workbook as a page. `--once` exits instead.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { countEvidence } from '../emulator/catalog/evidence.ts';
import { openHost, startCatalog } from '../emulator/index.ts';
import type { Scale } from '../emulator/page/practice.ts';
import { servePage } from '../emulator/page/serve-page.ts';
import type { Counts } from '../emulator/seam.ts';
import { folderSize } from './folder-size.ts';
import { makeDist } from './make-dist.ts';
import { practiceOf } from './practice.ts';
import { HOST, tellStory } from './story.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const usage = 'npm start -- [--once] [--port 4300] [--seed 1] [--scale small|medium|large]';

const options = readOptions();
if (!options) process.exit(2);
const began = Date.now();
const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

for (const line of await makeDist(project)) console.log(line);
const catalog = await startCatalog({ seed: options.seed, scale: options.scale });
const hosts = { [HOST]: catalog.url };
const user = 'pat@college.example.edu';
const host = await openHost({ dist: `${project}dist`, hosts, timeZone: 'America/New_York', user });
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
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  for (const line of host.logs()) console.error(line);
  await host.close();
  await catalog.close();
  process.exit(1);
}

if (options.once) {
  await host.close();
  await catalog.close();
} else {
  host.click('Open sidebar');
  host.workbook.activate('Courses');
  const { seed, scale } = options;
  const practice = practiceOf({ host, catalog, hosts, address: HOST, user, seed, scale, start: startCatalog });
  const page = await servePage(host, { port: options.port, practice }).catch((error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    console.error(taken ? `\nPort ${options.port} is taken. Choose another: npm start -- --port ${options.port + 1}` : error.message);
    process.exit(1);
  });
  console.log(`\nThe same workbook as a page, ${seconds(began)} after the start: ${page.url}`);
  console.log(`In the sidebar it is connected to ${HOST}. Its API key, to connect again: ${catalog.apiKey}`);
  console.log('Ctrl+C ends it.');
  const installed = await folderSize(`${project}node_modules`);
  console.log(`Installed: ${Math.round(installed / 1e6)} MB in node_modules.`);
}

interface Options {
  once: boolean;
  port: number;
  seed: number;
  scale: Scale;
}

/** Says what is wrong and answers nothing where the words are off. */
function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: 'boolean', default: false },
        port: { type: 'string', default: '4300' },
        seed: { type: 'string', default: '1' },
        scale: { type: 'string', default: 'small' },
      },
    });
    const { scale } = values;
    const port = Number(values.port);
    const seed = Number(values.seed);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error('--port takes a number from 0 to 65535');
    if (!Number.isInteger(seed)) throw new Error('--seed takes a whole number');
    if (scale !== 'small' && scale !== 'medium' && scale !== 'large') throw new Error('--scale is small, medium or large');
    return { once: values.once, port, seed, scale };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nUse: ${usage}`);
    return undefined;
  }
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
