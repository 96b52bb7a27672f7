import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHost } from '../../../emulator/index.ts';
import { personAt } from '../../../scripts/person.ts';
import { resourceReference } from '../../../scripts/resource-reference.ts';
import type { ResourceForm } from '../../../src/protocol/pull.ts';
import { fill } from '../../support/cells.ts';
import { buildServer, copyProject } from '../../support/changed-project.ts';
import { CATALOG_HOST, review, rowsOf, send } from '../../support/open-world.ts';
import { rooms } from './rooms.ts';
import { serveRooms } from './rooms-server.ts';

/** The product with rooms: one file more, and its name in the list. Returns the folder of the built files. */
async function buildWithRooms(): Promise<string> {
  const project = copyProject();
  const entry = readFileSync(join(import.meta.dirname, 'rooms.ts'), 'utf8');
  writeFileSync(join(project, 'src/catalog/resources/rooms.ts'), entry.replace('../../../src/catalog/resource.ts', '../resource.ts'));
  const list = join(project, 'src/catalog/resources/index.ts');
  const listed = readFileSync(list, 'utf8').replace(/\n\];/, '\n  rooms,\n];');
  writeFileSync(list, `import { rooms } from './rooms.ts';\n${listed}`);
  return buildServer(project);
}

describe('a resource that nobody has thought of', () => {
  it('gets menu, form, tab, review, send and documentation from one entry of the table', async () => {
    const west = { house: { name: 'West' }, locked: false };
    const server = await serveRooms([
      { id: 7, name: 'Aula', seats: 300, floor: 0, ...west },
      { id: 8, name: 'Lab', seats: null, floor: 1, ...west },
      { id: 9, name: 'Attic', seats: 4, floor: 2, ...west },
    ]);
    onTestFinished(async () => void (await server.close()));
    const host = await openHost({ dist: await buildWithRooms(), hosts: { [CATALOG_HOST]: server.url } });
    onTestFinished(() => host.close());
    host.open();
    host.click('Open sidebar');
    const person = personAt(host);
    person.ask('connect', { host: CATALOG_HOST, key: 'abc', kind: 'test' });
    const world = { host, person };

    // The form of the sidebar, reached from the menu.
    host.click('Catalog Sync > Pull > Rooms');
    expect(host.sidebar().html).toContain('pull:rooms');
    const form = person.ask<{ forms: ResourceForm[] }>('forms').forms.find(({ name }) => name === 'rooms');
    expect(form).toMatchObject({ title: 'Rooms', one: 'room', group: 'Setup', editable: true, remarks: ['Rooms do not move.'] });
    expect(form?.filters).toEqual([{ name: 'floor', label: 'Floor', kind: 'integer', help: 'From 0.' }]);

    // Filtered as the form says, then everything.
    person.finish('pull', { resource: 'rooms', filters: { floor: '1' } });
    expect(rowsOf(world, 'Rooms').map(({ Name }) => Name)).toEqual(['Lab']);
    person.finish('pull', { resource: 'rooms', filters: {} });
    expect(rowsOf(world, 'Rooms')).toMatchObject([
      { ID: '8', Name: 'Lab', Seats: '', House: 'West', Locked: 'FALSE' },
      { ID: '7', Name: 'Aula', Seats: '300' },
      { ID: '9', Name: 'Attic', Seats: '4' },
    ]);
    expect(review(world).requests).toEqual([]);

    // An edit, a field that is cleared, an Action and a new row.
    fill(world, 'Rooms', 2, { Name: 'Laboratory' });
    fill(world, 'Rooms', 3, { Seats: '' });
    fill(world, 'Rooms', 4, { Action: 'lock' });
    fill(world, 'Rooms', 5, { Action: 'create', Name: 'Cellar', Seats: '12' });
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    expect(plan.requests.map(({ operation, caption, fields }) => [operation, caption, ...fields.map((each) => each.after)])).toEqual([
      ['create', 'Cellar', 'Cellar', '12'],
      ['update', 'Lab', 'Laboratory'],
      ['update', 'Aula', ''],
      ['lock', 'Attic'],
    ]);
    expect(plan.requests.map(({ help }) => help)).toContain('Nobody gets into the room any more.');
    send(world, plan);
    expect(await server.writes()).toEqual([
      { method: 'POST', path: '/api/v1/rooms', body: { room: { title: 'Cellar', seats: 12 } } },
      { method: 'PUT', path: '/api/v1/rooms/8', body: { room: { title: 'Laboratory' } } },
      { method: 'PUT', path: '/api/v1/rooms/7', body: { room: { seats: null } } },
      { method: 'PUT', path: '/api/v1/rooms/9/lock', body: {} },
    ]);
    expect(rowsOf(world, 'Rooms')).toMatchObject([
      { ID: '8', Name: 'Laboratory', Status: 'sent' },
      { ID: '7', Seats: '', Status: 'sent' },
      { ID: '9', Locked: 'TRUE', Status: 'locked', Action: '' },
      { Name: 'Cellar', Seats: '12', House: 'East', Status: 'created' },
    ]);
    expect((await server.rooms()).map(({ id, name, locked }) => [id, name, locked])).toEqual([
      [7, 'Aula', false],
      [8, 'Laboratory', false],
      [9, 'Attic', true],
      [93, 'Cellar', false],
    ]);
    expect(review(world).requests).toEqual([]);

    const page = resourceReference([rooms]);
    expect(page).toContain('| [Rooms](#rooms) | Setup | yes | yes |  |');
    expect(page).toContain('| Lock | `PUT /api/v1/rooms/{id}/lock` | lockRoom |');
    expect(page).toContain('| Seats | `seats` | integer | yes | clears | How many people fit in. |');
  });
});
