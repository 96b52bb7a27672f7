import { describe, expect, it } from 'vitest';
import type { Host } from '../../emulator/host.ts';
import type { State } from '../../src/protocol/state.ts';
import { openWorld } from '../support/open-world.ts';

describe('a user of Spanish', () => {
  it('sees the menu and a problem in Spanish', async () => {
    const { host } = await openWorld({ host: { language: 'es-MX' } });
    host.open();
    expect(captions(host)).toContain('Abrir panel lateral');
    host.click('Esta pestaña');
    expect(host.toasts().at(-1)?.text).toBe(
      'Esta pestaña no se trajo de Catalog. Abra una pestaña traída de Catalog o traiga una desde el menú.',
    );
  });

  it('gets each page in Spanish, until they choose English', async () => {
    const { host, person } = await openWorld({ host: { language: 'es' } });
    expect(host.sidebar().html).toContain('<html lang="es">');
    host.run('menuReview');
    expect(host.dialogs().at(-1)).toMatchObject({ title: 'Revisar cambios', html: expect.stringContaining('<html lang="es">') });
    person.ask('language', { language: 'en' });
    person.ask('openSidebar', { view: 'settings' });
    expect(host.sidebar().html).toContain('<html lang="en">');
    host.run('menuReports');
    expect(host.sidebar().html).toContain('<html lang="en">');
  });

  it('can choose English in all files', async () => {
    const { host, person } = await openWorld({ host: { language: 'es' } });
    expect(person.ask<State>('state').language).toBe('google');
    person.ask('language', { language: 'en' });
    expect(person.ask<State>('state').language).toBe('en');
    host.open();
    expect(captions(host)).toContain('Open sidebar');
    host.click('This tab');
    expect(host.toasts().at(-1)?.text).toContain('This tab wasn’t pulled from Catalog.');
  });
});

describe('a user of another language', () => {
  it('sees English, and can choose Spanish', async () => {
    const { host, person } = await openWorld({ host: { language: 'de' } });
    host.open();
    expect(captions(host)).toContain('Open sidebar');
    person.ask('language', { language: 'es' });
    host.open();
    expect(captions(host)).toContain('Abrir panel lateral');
    person.ask('language', { language: 'google' });
    host.open();
    expect(captions(host)).toContain('Open sidebar');
  });
});

describe('a user of English', () => {
  it('never reads a dictionary', async () => {
    const { host } = await openWorld();
    host.resetCounts();
    host.click('This tab');
    expect(host.toasts().at(-1)?.text).toContain('This tab wasn’t pulled from Catalog.');
    expect(host.counts().calls['HtmlService.createHtmlOutputFromFile']).toBeUndefined();
  });
});

function captions(host: Host): (string | undefined)[] {
  return host.menu().map(({ path }) => path.at(-1));
}
