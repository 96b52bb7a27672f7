#!/usr/bin/env node
// `catalog-sync-emulator FOLDER`: opens an empty spreadsheet with the script in that folder and serves it as a web page.
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openHost } from './index.ts';
import { servePage } from './page.ts';

const USAGE = `Usage: catalog-sync-emulator FOLDER [options]

FOLDER holds .js or .gs files, .html files, and appsscript.json, as clasp pushes them.

  --host NAME=ADDRESS   Where requests to a host go, such as api.example.com=http://127.0.0.1:8080. Others can't be reached
  --name NAME           The name of the script. Default: the name of the folder
  --port NUMBER         Default: a free one
  --switches JSON       Answers to open questions about Google, such as {"openingMode":"NONE"}
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    host: { type: 'string', multiple: true },
    name: { type: 'string' },
    port: { type: 'string' },
    switches: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(USAGE);
  process.exit(1);
}
const host = await openHost({
  dist: folder,
  scriptName: values.name ?? basename(resolve(folder)),
  hosts: Object.fromEntries((values.host ?? []).map((pair) => pair.split(/=(.*)/s).slice(0, 2))),
  switches: JSON.parse(values.switches ?? '{}'),
});
host.open();
for (const { path } of host.menu()) console.log(`Menu: ${path.join(' > ')}`);
const page = await servePage(host, { port: Number(values.port ?? 0) });
console.log(`Open the spreadsheet: ${page.url}`);
