// A resource that no Catalog has, as one entry of the table: everything else about rooms has to follow from it.
import type { Resource } from '../../../src/catalog/resource.ts';
import { field, filter } from '../../../src/catalog/resources/entry.ts';

export const rooms: Resource = {
  name: 'rooms',
  title: 'Rooms',
  one: 'room',
  group: 'Setup',
  path: '/api/v1/rooms',
  list: { operationId: 'listRooms', method: 'get', root: 'rooms', paging: 'numbered' },
  single: { operationId: 'getRoom', root: 'room' },
  writes: {
    create: { operationId: 'createRoom', method: 'post', wrapper: 'room', effects: [], done: 'created', order: 1 },
    update: { operationId: 'updateRoom', method: 'put', wrapper: 'room', effects: [], order: 4 },
    lock: {
      operationId: 'lockRoom',
      method: 'put',
      path: '/api/v1/rooms/{id}/lock',
      effects: [],
      leaves: { field: 'locked', value: true },
      done: 'locked',
      help: 'Nobody gets into the room any more.',
      order: 5,
    },
  },
  filters: [filter('floor', 'Floor', 'integer', { help: 'From 0.' })],
  key: 'id',
  caption: 'name',
  fields: [
    field('id', 'ID', 'id', 'Number of the room.'),
    field('name', 'Name', 'text', { help: 'Name on its door.', write: { name: 'title', blank: 'refused', required: true } }),
    field('seats', 'Seats', 'integer', { help: 'How many people fit in.', nullable: true, write: { blank: 'clears' } }),
    field('house', 'House', 'text', { help: 'The house of the room.', read: ['house', 'name'] }),
    field('locked', 'Locked', 'boolean', 'Whether nobody gets in.'),
  ],
  remarks: ['Rooms do not move.'],
};
