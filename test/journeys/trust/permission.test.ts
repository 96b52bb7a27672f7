import { describe, expect, it } from 'vitest';
import { FEW, openWorld, pull, review, rowsOf, writes } from '../../support/open-world.ts';

describe('a permission that Google has taken back', () => {
  it('is told as that, by the sidebar and by the menu, and a send goes on when it is given again', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['tags'] });
    const { catalog, host, person } = world;
    // It is not the reason wherever Catalog cannot be reached.
    catalog.setFaults([{ answer: 'drop' }]);
    expect(() => pull(world, 'tags')).toThrow('Can’t reach');
    catalog.setFaults([]);
    world.person.type('Tags', 'Name', 2, 'Typed before');
    const plan = review(world);

    host.setSwitches({ consent: 'missing' });
    expect(() => person.ask('pull', { resource: 'tags', filters: {} })).toThrow('Catalog Sync doesn’t have all the permissions it needs');
    expect(() => person.finish('send', { plan: plan.plan, options: [] })).toThrow('and allow access');
    host.click('Open sidebar');
    expect(host.toasts().at(-1)?.text).toContain('Catalog Sync doesn’t have all the permissions it needs');
    expect(writes(world)).toEqual([]);

    host.setSwitches({ consent: 'given' });
    host.dialogs().at(-1)?.close();
    const [open] = person.ask<{ jobs: { job: string }[] }>('state').jobs;
    person.finish('step', { job: open?.job });
    expect(rowsOf(world, 'Tags')[0]).toMatchObject({ Name: 'Typed before', Status: 'sent' });
    expect(pull(world, 'tags').changed).toBe(0);
  });
});
