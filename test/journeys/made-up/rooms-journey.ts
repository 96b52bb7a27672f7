import { expect, it } from 'vitest';
import { fill } from '../../support/cells.ts';
import { covers } from '../../support/covers.ts';
import { openWorld, review, rowsOf, send } from '../../support/open-world.ts';

it('pulls, edits, and sends rooms', async () => {
  const world = await openWorld({ pulled: ['rooms'] });
  fill(world, 'Rooms', 2, { Name: 'Great hall' });
  fill(world, 'Rooms', 3, { Action: 'lock' });
  fill(world, 'Rooms', 4, { Action: 'create', Name: 'Cellar', Seats: '12' });
  send(world, review(world));
  expect(rowsOf(world, 'Rooms')).toMatchObject([
    { ID: '7', Name: 'Great hall', Status: 'sent' },
    { ID: '8', Locked: 'TRUE', Status: 'locked' },
    { ID: '92', Name: 'Cellar', Seats: '12', Status: 'created' },
  ]);
  expect(review(world).requests).toEqual([]);
  covers(world, {
    listRooms: 'ID of each room in its row',
    getRoom: 'the edited name after the send',
    createRoom: 'the new ID in the row',
    updateRoom: 'Status of the row',
    lockRoom: 'Locked in the row',
  });
});
