// What has to hold for every state of every view in Spanish: no flaw that axe finds, and no text that is cut at 200 %.
import { join } from 'node:path';
import { expect } from 'vitest';
import { pageBundle } from '../../scripts/page-bundle.ts';
import { CUT, WIDE } from './look-at-sentences.ts';
import { openBrowser } from './open-browser.ts';
import { ownPage } from './own-page.ts';
import { NOW, type Scene } from './scenes/scene.ts';
import { DRAW_AGAIN, twoLanguages } from './two-languages.ts';

const TEXT = 'document.body.innerText';

/**
 * Plays the scenes in English, then looks at each in Spanish. Returns how many of them have changed their words. With a folder in
 * `SCREENSHOTS`, it puts a picture of each there.
 */
export async function lookAtSpanish(file: 'sidebar' | 'tasks' | 'reports' | 'review', scenes: readonly Scene[]): Promise<number> {
  const { text } = await pageBundle(join(import.meta.dirname, '../..'), file, 'en', [twoLanguages('es')]);
  const browser = await openBrowser('about:blank', { width: file === 'review' ? 900 : 300, height: 2600 });
  const { page } = browser;
  await page.clock.install({ time: NOW });
  const own = await ownPage(page, text);
  let translated = 0;
  for (const { sheet, name, view, play } of scenes) {
    await own.open(view);
    await play(own);
    const before = await page.evaluate<string>(TEXT);
    await page.evaluate(DRAW_AGAIN);
    if ((await page.evaluate<string>(TEXT)) !== before) translated += 1;
    const { found, unmeasured } = await own.flaws();
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: join(process.env.SCREENSHOTS, `${file}-${sheet}-${name}.png`.replaceAll(/[ ,/]/g, '-')) });
    const cutBefore = await page.evaluate<string[]>(CUT);
    await page.evaluate("document.documentElement.style.zoom = '2'");
    const cut = [...cutBefore, ...(await page.evaluate<string[]>(WIDE))];
    expect
      .soft({ scene: `${sheet}: ${name}`, found, unmeasured, cut })
      .toEqual({ scene: `${sheet}: ${name}`, found: [], unmeasured: [], cut: [] });
  }
  expect(browser.problems).toEqual([]);
  await browser.close();
  return translated;
}
