// The emulator's way in: a demo Catalog and an Apps Script host, as described in demo-catalog.ts and host.ts.
export { openHost } from './apps-script/open-host.ts';
export { readReport } from './apps-script/read-report.ts';
export { startCatalog } from './catalog/start-catalog.ts';
