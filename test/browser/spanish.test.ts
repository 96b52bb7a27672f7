import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { aField, aPlan, aRequest } from '../sidebar/a-plan.ts';
import { aState, aTab } from '../sidebar/a-state.ts';
import { DIST } from '../support/open-world.ts';
import { CUT, WIDE } from './look-at-sentences.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { type OwnPage, ownPage } from './own-page.ts';
import { NOW } from './scenes/scene.ts';

interface View {
  file: 'sidebar-es' | 'tasks-es' | 'review-es';
  view: string;
  heading: string;
  play: (own: OwnPage) => Promise<unknown>;
}

const connected = aState({ tabs: [aTab({ pulledAt: NOW - 60_000, unsent: 3 })] });

const views: readonly View[] = [
  { file: 'sidebar-es', view: 'home', heading: 'Resumen', play: (own) => own.answer('state', connected) },
  { file: 'sidebar-es', view: 'settings', heading: 'Configuración', play: (own) => own.answer('state', connected) },
  { file: 'sidebar-es', view: 'schedule', heading: 'Programaciones', play: (own) => own.answer('state', connected) },
  { file: 'sidebar-es', view: 'runs', heading: 'Historial de envíos', play: (own) => own.answer('state', connected) },
  {
    file: 'sidebar-es',
    view: 'home',
    heading: 'Conectarse a Catalog',
    play: (own) => own.answer('state', aState({ connection: undefined, tabs: [] })),
  },
  { file: 'tasks-es', view: 'help', heading: 'Ayuda', play: async () => {} },
  {
    file: 'review-es',
    view: 'review',
    heading: 'Revisar cambios',
    play: (own) => own.answer('review', aPlan({ requests: [aRequest()] })),
  },
];

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await openBrowser('about:blank');
  await browser.page.clock.install({ time: NOW });
  return browser.close;
});

it.each(views)('shows $heading in Spanish without a flaw, and cuts no text at 200 %', async ({ file, view, heading, play }) => {
  await browser.page.setViewportSize({ width: file === 'review-es' ? 900 : 300, height: 2600 });
  const own = await ownPage(browser.page, readFileSync(join(DIST, `${file}.html`), 'utf8'));
  await own.open(view);
  await play(own);
  if (file !== 'review-es') await browser.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  const { found, unmeasured } = await own.flaws();
  expect({ found, unmeasured }).toEqual({ found: [], unmeasured: [] });
  await browser.page.evaluate("document.documentElement.style.zoom = '2'");
  const cut = await browser.page.evaluate<string[]>(CUT);
  expect(cut).toEqual([]);
  expect(await browser.page.evaluate(WIDE)).toEqual([]);
  expect(browser.problems).toEqual([]);
});

it('names the cell of a change in Spanish', async () => {
  const own = await ownPage(browser.page, readFileSync(join(DIST, 'review-es.html'), 'utf8'));
  await own.open('review');
  await own.answer('review', aPlan({ requests: [aRequest({ caption: 'Botany', fields: [aField({ label: 'Precio' })] })] }));
  await browser.page.getByRole('button', { name: /: seleccionar Precio: Botany$/ }).waitFor();
});
