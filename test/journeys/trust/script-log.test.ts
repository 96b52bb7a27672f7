import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/protocol/state.ts';
import { openWorld, review, send } from '../../support/open-world.ts';

describe('the log of the script', () => {
  it('says where an unexpected error happened, and quotes no cell', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const { host, person } = world;
    world.person.type('Tags', 'Name', 2, 'Renamed');
    send(world, review(world));
    // Of a tab that isn't active, the sidebar shows the edits that were counted last.
    const { sheet } = person.ask<State>('state').tabs[0] ?? {};
    host.properties.document[`edits.${sheet}`] = 'Maria Kulas';
    person.ask('log', {});
    expect(() => person.ask('state', {})).toThrow('Something went wrong');
    const log = host.logs().join('\n');
    expect(log).toMatch(/^SyntaxError\n\s+at /m);
    expect(log).not.toContain('Maria');
  });
});
