import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/protocol/state.ts';
import { FEW, openWorld, pull, review, rowsOf, send, type World } from '../../support/open-world.ts';

const DAY = 86_400_000;

function rename(world: World, name: string): void {
  world.person.type('Tags', 'Name', 2, name);
  send(world, review(world));
}

/** What the entries of the journal have sent, oldest first. */
function sends({ host }: World): string[] {
  const [heads = [], ...rows] = host.workbook.display('Catalog Sync runs');
  return rows.flatMap((row) => row[heads.indexOf('value')]?.replace(/^s:/, '') || []);
}

describe('the journal', () => {
  it('keeps what was sent for a year, then deletes it at the next review or refresh of all tabs', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['tags'] });
    const daysLater = (days: number) => {
      world.host.setClock(Date.parse('2026-11-20T15:00:00Z') + days * DAY);
      world.host.click('Open sidebar');
    };
    rename(world, 'First');
    daysLater(200);
    rename(world, 'Second');
    daysLater(364);
    world.person.ask('refreshAll');
    expect(sends(world)).toEqual(['First', 'Second']);

    daysLater(366);
    world.person.ask('refreshAll');
    expect(sends(world)).toEqual(['Second']);
    expect(world.person.ask<State>('state').runs).toHaveLength(1);
    daysLater(600);
    rename(world, 'Third');
    expect(sends(world)).toEqual(['Third']);
    world.host.click('Send log');
    const sent = rowsOf(world, 'Send log').filter(({ Type }) => Type === 'Send');
    expect(sent.map(({ After, 'Source rows': source }) => [After, source])).toEqual([['Third', 'Unchanged']]);
    expect(world.person.ask<State>('state').runs).toHaveLength(1);
  });
});

describe('the hidden sheets', () => {
  it('keep nothing of a deleted tab after the next refresh of all tabs', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['tags', 'users'] });
    const [user] = rowsOf(world, 'Users');
    expect(JSON.stringify(world.host.workbook.dump('Catalog Sync data'))).toContain(
      `{\\"v\\":1,\\"sheet\\":${world.host.workbook.dump('Users').id}`,
    );
    const { id } = world.host.workbook.dump('Users');
    world.host.workbook.deleteSheet('Users');
    expect(world.person.ask('refreshAll')).toEqual({ names: ['Tags'], problems: [] });
    // The list of pulls still names the tab by its ID.
    const { pulls: _, ...document } = world.host.properties.document;
    const left = JSON.stringify([world.host.workbook.dump(), document]);
    expect(left).not.toContain(String(id));
    expect(left).not.toContain(String(user?.Email));
    world.person.ask('refreshAll');
  });

  it('let a deleted tab come back with its filters, unless personal data was removed meanwhile', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['tags'] });
    const { workbook } = world.host;
    pull(world, 'users', { created_at_from: '2020-01-01' });
    const tabs = () => world.person.ask<State>('state').tabs.map(({ name, filters }) => [name, filters]);
    const before = tabs();
    workbook.saveVersion('with users');
    const bringBack = (meanwhile: () => void) => {
      workbook.deleteSheet('Users');
      world.person.ask('refreshAll');
      expect(tabs()).toHaveLength(1);
      meanwhile();
      workbook.restoreVersion('with users');
      world.person.ask('refreshAll');
    };
    bringBack(() => undefined);
    expect(tabs()).toEqual(before);
    bringBack(() => world.person.ask('removePersonal', { confirmed: 'remove personal data' }));
    expect(tabs()).toHaveLength(1);
  });
});
