// `npm start`: builds the add-on and opens it with the demo Catalog or a real one. With `--once`, no page is served.
import { fileURLToPath } from 'node:url';
import { readOptions, type StartOptions, USAGE } from './start-options.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const dist = `${project}dist`;

let options: StartOptions;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\nUsage: ${USAGE}`);
  process.exit(2);
}

// The emulator takes a second to load, and a wrong option is told at once.
const { makeDist } = await import('./make-dist.ts');
const { openLive } = await import('./live.ts');
const { startDemo } = await import('./run-demo.ts');
const { showPage } = await import('./show-page.ts');

try {
  for (const line of await makeDist(project)) console.log(line);
  const { catalog, allowSend, once, port, google, language } = options;
  if (catalog === undefined) await startDemo({ dist, installation: `${project}node_modules`, ...options });
  else {
    const host = await openLive({ dist, catalog, allowSend, google, language, terminal: { input: process.stdin, output: process.stdout } });
    if (once) await host.close();
    else {
      const reach = `using the real Catalog at ${catalog}${allowSend ? ', sending is on' : ', read-only'}`;
      const { url } = await showPage(host, port, { reach });
      console.log(`Open the spreadsheet: ${url}\nPress Ctrl+C to stop. The API key isn’t saved.`);
    }
  }
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
