// The emulated spreadsheet of a demo Catalog in a real browser, for all tests of a story.
import type { CatalogOptions } from '../../emulator/demo-catalog.ts';
import { openCatalog, openHost } from '../../emulator/index.ts';
import { personAt } from '../../scripts/person.ts';
import { CATALOG_HOST, DIST, type World } from '../support/open-world.ts';
import { drawnBrowser, type OpenBrowser } from './open-browser.ts';
import { serveAtOneAddress } from './serve-at-one-address.ts';

export interface Spreadsheet extends World {
  browser: OpenBrowser;
  close(): Promise<void>;
}

/** Opens the file, then a browser that shows it. `prepare` does what is done before that. */
export async function openSpreadsheet(options: CatalogOptions, prepare: (world: World) => void = () => {}): Promise<Spreadsheet> {
  const catalog = openCatalog({ seed: 1, ...options });
  const hosts = { [CATALOG_HOST]: catalog.where };
  const host = await openHost({ dist: DIST, hosts, timeZone: 'America/New_York', clock: options.clock });
  host.open();
  const person = personAt(host);
  prepare({ catalog, host, person });
  const server = await serveAtOneAddress(host);
  const browser = await drawnBrowser(server.url);
  const close = async () => {
    await browser.close();
    await server.close();
    await host.close();
    await catalog.close();
  };
  return { catalog, host, person, browser, close };
}
