// A built page of ours in a window of the tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../support/open-world.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { type OwnPage, ownPage } from './own-page.ts';

export interface BuiltPage extends OwnPage {
  browser: OpenBrowser;
}

export async function openBuiltPage(
  file: 'sidebar' | 'tasks' | 'reports' | 'review',
  size: { width: number; height: number },
): Promise<BuiltPage> {
  const browser = await openBrowser('about:blank', size);
  return { ...(await ownPage(browser.page, readFileSync(join(DIST, `${file}.html`), 'utf8'))), browser };
}
