// What has to hold in every state of every view: no flaw that axe finds, and at most one main button, the right one.
import { expect } from 'vitest';
import { openBuiltPage } from './built-page.ts';
import { CUT } from './look-at-sentences.ts';
import { NOW, type Scene } from './scenes/scene.ts';

/** Plays the scenes one after the other in one window; answers how many elements axe looked at. */
export async function lookAt(file: 'sidebar' | 'tasks' | 'reports' | 'review', scenes: readonly Scene[]): Promise<number> {
  // So high that nothing lies under the bar at the bottom, where axe cannot measure the contrast.
  const size = { width: file === 'review' ? 900 : 300, height: 2600 };
  const own = await openBuiltPage(file, size);
  const { page, browser } = own;
  await page.clock.install({ time: NOW });
  let elements = 0;
  for (const { sheet, name, view, main, play } of scenes) {
    await own.open(view);
    await play(own);
    const { found, looked, unmeasured } = await own.flaws();
    elements += looked;
    // Beside one that can be pressed, one that cannot is gray.
    const mains = await page.evaluate<string[]>(`(() => {
      const all = [...document.querySelectorAll('.action')];
      const pressable = all.filter((e) => !e.ariaDisabled);
      return (pressable.length > 0 ? pressable : all).map((e) => e.textContent);
    })()`);
    const heading = await page.getByRole('heading', { level: 1 }).count();
    const cut = await page.evaluate<string[]>(CUT);
    const sideways = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
    expect({ scene: `${sheet}: ${name}`, found, unmeasured, mains, heading, cut, sideways }).toEqual({
      scene: `${sheet}: ${name}`,
      found: [],
      unmeasured: [],
      mains: main === undefined ? [] : [main],
      heading: 1,
      cut: [],
      sideways: false,
    });
  }
  expect(browser.problems).toEqual([]);
  await browser.close();
  return elements;
}
