// The built review page in a window of its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../support/open-world.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { type OwnPage, ownPage } from './own-page.ts';

export interface ReviewPage extends OwnPage {
  browser: OpenBrowser;
}

export async function openReviewPage(): Promise<ReviewPage> {
  const browser = await openBrowser('about:blank', { width: 900, height: 640 });
  const review = await ownPage(browser.page, readFileSync(join(DIST, 'review.html'), 'utf8'));
  return { ...review, browser };
}
