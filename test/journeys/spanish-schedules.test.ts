// What a user of Spanish gets without sitting at the file: schedules, their tab, copies, and messages. And the reports that deliver or settle.
import { describe, expect, it } from 'vitest';
import type { Messages } from '../../src/protocol/messages.ts';
import type { State } from '../../src/protocol/state.ts';
import { emailDist } from '../support/email-dist.ts';
import { ENGLISH } from '../support/english-words.ts';
import { buy, NEW_ORDERS } from '../support/new-orders.ts';
import { FEW, openWorld, type PullRun, type World } from '../support/open-world.ts';
import { EXPORTED_FROM, EXPORTED_UNTIL, pasteText } from '../support/paste-export.ts';

const CLOCK = Date.parse('2026-11-29T15:00:00Z');
const HOUR = 3_600_000;
const NEW_YORK = { clock: CLOCK, timeZone: 'America/New_York' };

const openSpanish = (host: object = {}) => openWorld({ catalog: FEW, host: { ...NEW_YORK, language: 'es', ...host } });

const run = (world: World, resource: string, filters: Record<string, string | string[]> = {}) =>
  world.person.finish<PullRun>('pull', { resource, filters });

/** Sets both clocks. A page expires after a while, so another one is opened. */
function wait(world: World, hours: number): void {
  const at = CLOCK + hours * HOUR;
  world.host.setClock(at);
  world.catalog.setClock(at);
  world.host.run('menuOpenSidebar');
}

function fire(world: World, hours: number): void {
  world.host.setClock(CLOCK + hours * HOUR);
  world.catalog.setClock(CLOCK + hours * HOUR);
  world.host.fire(String(world.host.triggers()[0]?.id));
}

const namesOf = ({ host }: World) => host.workbook.sheets().flatMap(({ name, hidden }) => (hidden ? [] : [name]));

describe('a report that delivers', () => {
  it('says since when there was nothing new, and names its tabs, in Spanish', async () => {
    const world = await openSpanish();
    buy(world, { created: '2026-11-29T14:58:00Z', paid: '2026-11-29T14:59:00Z' });
    run(world, NEW_ORDERS, { from: '2026-11-29', fresh: 'true' });
    expect(namesOf(world)).toContain('Pedidos nuevos, 29 nov 10.00');
    wait(world, 1);
    expect(run(world, NEW_ORDERS, { from: '2026-11-29' }).text).toBe('Desde el 29 nov, 10:00 no hay pedidos nuevos.');
  });

  it('writes a time as in the country of its user, and names tabs in the language of the workbook', async () => {
    const world = await openSpanish({ language: 'en' });
    buy(world, { created: '2026-11-29T14:58:00Z', paid: '2026-11-29T14:59:00Z' });
    run(world, 'tags');
    world.host.setLanguage('es_MX');
    run(world, NEW_ORDERS, { from: '2026-11-29', fresh: 'true' });
    expect(namesOf(world)).toContain('New orders, Nov 29 10.00 AM');
    wait(world, 1);
    expect(run(world, NEW_ORDERS, { from: '2026-11-29' }).text).toBe('Desde el 29 nov, 10:00 a.m. no hay new orders.');
  });
});

describe('settling', () => {
  it.each([
    ['es', /USD: recibido .*, comisiones \d+,\d\d, /],
    ['es-MX', /USD: recibido .*, comisiones \d+\.\d\d, /],
  ])('says its sums with the marks of %s', async (language, sums) => {
    const world = await openSpanish({ language });
    const text = world.catalog.paymentExport('paypal', EXPORTED_FROM, EXPORTED_UNTIL).text;
    const { pulled, text: result } = run(world, 'report/settlement', pasteText(world, text));
    const said = [result, ...pulled.remarks];
    expect(said.join(' ')).toMatch(sums);
    expect(said.filter((each) => ENGLISH.test(each))).toEqual([]);
    expect(cellsIn(world, pulled.name).filter((each) => ENGLISH.test(each))).toEqual([]);
  });
});

describe('a schedule', () => {
  it('shows its rule, its next moment, its tab, and its copies in Spanish', async () => {
    const world = await openSpanish();
    run(world, 'tags');
    const [tab] = world.person.ask<State>('state').tabs;
    const saved = world.person.ask<Messages['schedule']['output']>('schedule', {
      tabs: [tab?.sheet ?? 0],
      rule: { every: 'week', day: 1, hour: 7 },
      copies: { as: 'rows', most: 4, personal: false },
    });
    expect(saved).toMatchObject({ when: 'cada lunes después de las 7:00', next: 'lun, 30 nov, 7:00' });
    expect(world.host.workbook.display('Programaciones')[1]?.[1]).toBe('Cada lunes después de las 7:00');
    fire(world, 22);
    expect(namesOf(world)).toEqual(expect.arrayContaining(['Programaciones', 'Etiquetas, copias']));
    expect([...cellsIn(world, 'Programaciones'), ...ownTexts(world, 'Etiquetas, copias')].filter((text) => ENGLISH.test(text))).toEqual([]);
    wait(world, 23);
    const [shown] = world.person.ask<State>('state').schedules;
    expect(shown).toMatchObject({ when: 'cada lunes después de las 7:00', next: 'lun, 7 dic, 7:00', copies: { as: 'rows' } });
    expect(shown?.problem ?? shown?.states[0]?.problem).toBeUndefined();
  });

  it('shows in its tab why it failed', async () => {
    const world = await openSpanish();
    run(world, 'tags');
    world.person.ask('schedule', { tabs: 'all', rule: { every: 'hours', hours: 1 } });
    world.catalog.setFaults([{ answer: '401' }]);
    fire(world, 1.1);
    const [, ...rows] = world.host.workbook.display('Programaciones');
    expect(rows[0]?.[4]).toMatch(/^catalog\.example\.edu no aceptó su clave de API\. /);
    expect(rows.flat().filter((text) => ENGLISH.test(text))).toEqual([]);
  });
});

describe('messages about schedules', () => {
  it('are in the language of the one who set them up, whatever Google says of the language without a user', async () => {
    const world = await openSpanish({ dist: await emailDist() });
    run(world, 'tags');
    world.person.ask('notifySchedules', { email: 'ana@college.example.edu', webhook: '' });
    world.person.ask('schedule', { tabs: 'all', rule: { every: 'hours', hours: 1 } });
    world.host.setLanguage('en');
    world.catalog.setFaults([{ answer: '401' }]);
    fire(world, 1.1);
    world.catalog.setFaults([]);
    fire(world, 2.1);
    const mails = world.host.mails().map(({ subject, text }) => `${subject}\n${text}`);
    expect(mails).toHaveLength(2);
    expect(mails.join('\n')).not.toMatch(ENGLISH);
    expect(mails[0]).toContain('Etiquetas: catalog.example.edu no aceptó su clave de API.');
  });

  it('follow the language that is chosen in Settings later', async () => {
    const world = await openSpanish({ dist: await emailDist() });
    run(world, 'tags');
    world.person.ask('notifySchedules', { email: 'ana@college.example.edu', webhook: '' });
    world.person.ask('schedule', { tabs: 'all', rule: { every: 'hours', hours: 1 } });
    world.person.ask('language', { language: 'en' });
    world.catalog.setFaults([{ answer: '401' }]);
    fire(world, 1.1);
    expect(world.host.mails().map(({ subject }) => subject)).toEqual(['Catalog Sync: Scheduled refresh failed in “Demo workbook”']);
  });
});

function cellsIn({ host }: World, tab: string): string[] {
  return host.workbook.display(tab).flat();
}

/** The headers of a tab with data, and their notes. */
function ownTexts({ host: { workbook } }: World, tab: string): string[] {
  const notes = workbook.notes(tab, '1:1').flat();
  return [...workbook.display(tab, '1:1').flat(), ...notes.map((note) => note.replace(/\n?catalog:\S+$/, ''))];
}
