// `npm start`: builds, and opens the add-on with the practice Catalog, or with a real one. `--once` does not serve the page.
import { fileURLToPath } from 'node:url';
import { openLive } from './live.ts';
import { makeDist } from './make-dist.ts';
import { startPractice } from './practice-run.ts';
import { showPage } from './show-page.ts';
import { readOptions, type StartOptions, USAGE } from './start-options.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const dist = `${project}dist`;

let options: StartOptions;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\nUse: ${USAGE}`);
  process.exit(2);
}

try {
  for (const line of await makeDist(project)) console.log(line);
  const { catalog, allowSend, once, port } = options;
  if (catalog === undefined) await startPractice({ dist, installation: `${project}node_modules`, ...options });
  else {
    const host = await openLive({ dist, catalog, allowSend, terminal: { input: process.stdin, output: process.stdout } });
    if (once) await host.close();
    else {
      const reach = `connected to the real ${catalog}, ${allowSend ? 'and what you send changes it' : 'read only'}`;
      console.log(`The spreadsheet as a page: ${await showPage(host, port, { reach })}\nCtrl+C ends it and forgets the key.`);
    }
  }
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
