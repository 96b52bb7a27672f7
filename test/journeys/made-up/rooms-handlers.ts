// Plays the rooms in the demo Catalog.
import { type Answer, notFound } from '../../../emulator/catalog/serve/answer.ts';
import { type Call, idOf, objectOf, type Play } from '../../../emulator/catalog/serve/call.ts';
import { listAnswer } from '../../../emulator/catalog/serve/paging.ts';

const rooms = [
  { id: 7, name: 'Aula', seats: 300, floor: 0, house: { name: 'West' }, locked: false },
  { id: 8, name: 'Lab', seats: null, floor: 1, house: { name: 'West' }, locked: false },
];

type Room = Omit<(typeof rooms)[number], 'seats'> & { seats: number | null };

export const listRooms: Play = (call) => {
  const { floor } = call.query;
  return listAnswer(
    call,
    'rooms',
    rooms.filter((room) => floor === undefined || room.floor === floor),
    (room) => room,
  );
};

export const getRoom: Play = (call) => onRoom(call, () => {});

export const createRoom: Play = (call) => {
  const { title, ...values } = objectOf(call.body.room);
  const room = { id: 90 + rooms.length, name: String(title), seats: null, floor: 0, house: { name: 'East' }, locked: false, ...values };
  rooms.push(room);
  return { status: 201, body: { room } };
};

export const updateRoom: Play = (call) => {
  const { title, ...values } = objectOf(call.body.room);
  return onRoom(call, (room) => Object.assign(room, values, title === undefined ? {} : { name: title }));
};

export const lockRoom: Play = (call) => onRoom(call, (room) => Object.assign(room, { locked: true }));

function onRoom(call: Call, act: (room: Room) => unknown): Answer {
  const room = rooms.find(({ id }) => id === idOf(call));
  if (room === undefined) return notFound();
  act(room);
  return { status: 200, body: { room } };
}
