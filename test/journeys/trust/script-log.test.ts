import { describe, expect, it } from 'vitest';
import { openWorld, review, send, type } from '../../support/open-world.ts';

describe('the log of the script', () => {
  it('says where an unexpected error happened, and quotes no cell', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const { host, person } = world;
    type(world, 'Tags', 'Name', 2, 'Renamed');
    send(world, review(world));
    const [headers = []] = host.workbook.display('Catalog Sync runs');
    for (const header of ['value', 'base', 'server']) {
      const column = headers.indexOf(header);
      const cells = host.workbook
        .display('Catalog Sync runs')
        .slice(1)
        .map(() => ['j:Maria Kulas']);
      host.workbook.paste('Catalog Sync runs', `${String.fromCharCode(65 + column)}2`, cells);
    }
    expect(() => person.ask('log', {})).toThrow('Something went wrong');
    const log = host.logs().join('\n');
    expect(log).toMatch(/^SyntaxError\n\s+at /m);
    expect(log).not.toContain('Maria');
  });
});
