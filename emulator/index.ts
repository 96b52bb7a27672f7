// The emulator's way in: an Apps Script host and a demo Catalog, as described in host.ts and demo-catalog.ts.
export { openHost } from './apps-script/open-host.ts';
export { readReport } from './apps-script/read-report.ts';
export { reported, unreported } from './apps-script/switches.ts';
export { openCatalog, startCatalog } from './catalog/start-catalog.ts';
export type * from './demo-catalog.ts';
export type * from './host.ts';
export type * from './host-switches.ts';
export { columnName } from './page/a1.ts';
export type * from './site.ts';
