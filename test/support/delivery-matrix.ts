// Runs of New orders that are killed, meet another run, or have their rows sorted, at each of their service calls. Whatever happens, each
// order item is in one row of the report's tabs, once.
import type { HostSwitches } from '../../emulator/host-switches.ts';
import { Refusal } from '../../scripts/person.ts';
import type { Closing } from './kept-worlds.ts';
import { buy, delivered, deliveryTabs, NEW_ORDERS, pay, TAB } from './new-orders.ts';
import { rowsOf } from './open-world.ts';
import { callsOf } from './runs.ts';
import { COLLEAGUE, OWNER, openForTwo } from './two-users.ts';

export const DELIVERIES = ['first run', 'next run', 'new tab'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export type Disturbance = 'killed, writes kept' | 'killed, writes lost' | 'killed, half of the writes kept' | 'two at once' | 'sorted';
export const DISTURBANCES: readonly Disturbance[] = [
  'killed, writes kept',
  'killed, writes lost',
  'killed, half of the writes kept',
  'two at once',
  'sorted',
];

type Unflushed = NonNullable<HostSwitches['unflushedWrites']>;
const UNFLUSHED: Partial<Record<Disturbance, Unflushed>> = {
  'killed, writes kept': 'kept',
  'killed, writes lost': 'lost',
  'killed, half of the writes kept': 'half',
};

const START = Date.parse('2026-11-29T17:00:00Z');
const LATER = Date.parse('2026-11-29T19:00:00Z');

export interface DeliveryScene {
  /** Service calls of the run alone. */
  calls: number;
  /** Returns what is wrong after a run that was disturbed at a call, and a second run. */
  at(call: number, how: Disturbance): string[];
}

export async function openDelivery(kind: Delivery, closing?: Closing): Promise<DeliveryScene> {
  const scale = { courses: 4, programs: 2, orders: 2, enrollments: 2, users: 6 };
  const { world, ask } = await openForTwo(
    { host: { clock: START, timeZone: 'America/New_York' }, catalog: { scale, clock: START } },
    undefined,
    closing,
  );
  const { host, catalog } = world;
  for (const { id } of catalog.records('orders')) catalog.mutate({ type: 'delete', resource: 'orders', id: Number(id) });
  const filters = { from: '2026-11-29', ...(kind === 'new tab' ? { fresh: 'true' } : {}) };
  const deliver = (user: string) => {
    for (let progress = ask(user, 'pull', { resource: NEW_ORDERS, filters }); progress.phase !== 'done'; )
      progress = ask(user, 'step', { job: progress.job });
  };
  const late = buy(world, { created: '2026-11-29T12:00:00Z' });
  const early = [1, 2, 3].map((minute) => buy(world, { created: '2026-11-29T13:00:00Z', paid: `2026-11-29T13:0${minute}:00Z` }));
  const hasNote = kind === 'next run';
  if (kind !== 'first run') deliver(OWNER);
  if (hasNote) {
    host.workbook.insertColumns(TAB, 1, 1);
    host.workbook.edit(TAB, 'B1', 'Notes');
    host.workbook.edit(TAB, 'B3', 'call');
  }
  pay(world, late, '2026-11-29T17:30:00Z');
  const pair = buy(world, { created: '2026-11-29T17:40:00Z', paid: '2026-11-29T17:41:00Z', items: 2 });
  const expected = [...early.map((id) => `${id}-1`), `${late}-1`, `${pair}-1`, `${pair}-2`].sort();
  for (const clock of [host, catalog]) clock.setClock(LATER);
  const back = [host.keep(), catalog.keep()];
  const restore = () => {
    for (const each of back) each();
    for (const clock of [host, catalog]) clock.setClock(LATER);
  };
  /** A run that's killed, or told to wait, is tried again. */
  const tryTo = (user: string) => {
    try {
      deliver(user);
    } catch (error) {
      if (error instanceof Refusal && /Something went wrong/.test(error.message)) throw error;
    }
  };
  const sortAll = () => {
    for (const tab of deliveryTabs(world)) if (delivered(world, tab).length > 1) host.workbook.sort(tab, 1, false);
  };
  const wrong = (): string[] => {
    const shown = deliveryTabs(world).flatMap((tab) => delivered(world, tab));
    const note = hasNote ? rowsOf(world, TAB).filter(({ Notes }) => Notes === 'call') : [];
    const bare = deliveryTabs(world).flatMap((tab) => rowsOf(world, tab).filter((row) => row.Row === '' || row['Order number'] === ''));
    return [
      ...(JSON.stringify([...shown].sort()) === JSON.stringify(expected)
        ? []
        : [`shows ${shown.join(' ')} instead of ${expected.join(' ')}`]),
      ...(hasNote && (note.length !== 1 || note[0]?.Row !== `${early[1]}-1`) ? ['the note isn’t in its row'] : []),
      ...bare.map((row) => `incomplete row ${row.row}`),
    ];
  };
  restore();
  const calls = callsOf(host, () => deliver(OWNER));
  return {
    calls,
    at(call, how) {
      restore();
      const unflushedWrites = UNFLUSHED[how];
      if (unflushedWrites) {
        host.setSwitches({ unflushedWrites });
        host.killAt(call);
      } else host.at(call, how === 'sorted' ? sortAll : () => tryTo(COLLEAGUE));
      tryTo(OWNER);
      // What a killed run holds is free again after some minutes.
      host.advance(15 / 60);
      tryTo(OWNER);
      if (how === 'two at once') tryTo(COLLEAGUE);
      return wrong();
    },
  };
}

/** Returns what went wrong, by call and disturbance, and how many were tried. */
export async function disturbed(kind: Delivery, callsIn: (calls: number) => readonly number[], closing?: Closing) {
  const scene = await openDelivery(kind, closing);
  const chosen = callsIn(scene.calls);
  const failed: Record<string, string[]> = {};
  for (const how of DISTURBANCES)
    for (const call of chosen) {
      const wrong = scene.at(call, how);
      if (wrong.length > 0) failed[`${how} at call ${call} of ${scene.calls}`] = wrong;
    }
  return { failed, tried: chosen.length * DISTURBANCES.length, total: scene.calls * DISTURBANCES.length };
}
