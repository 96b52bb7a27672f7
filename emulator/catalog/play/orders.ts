// Plays orders, which can only be read.
import { type Call, listOf, type Play } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { listed, onOne } from '../serve/reach.ts';
import type { Order } from '../store/records.ts';
import { showOrder } from '../store/shown.ts';
import { coreTime } from '../store/times.ts';
import { noTime, type Span, spanOf } from './match.ts';

export const listOrders: Play = (call) => {
  const span = spanOf(call, 'from', 'to');
  if (typeof span === 'string') return noTime(span);
  const { canvas_user_id, completed } = call.query;
  const users = [...listOf(call.query['canvas_user_id[]']), ...(canvas_user_id === undefined ? [] : [canvas_user_id])].map(String);
  // Every test is left out where nothing is asked: a hundred thousand orders are looked through for each page.
  const tests = testsOfTime(call, span);
  if (completed !== undefined) tests.push((order) => order.purchased_at !== null);
  if (users.length > 0) tests.push((order) => users.includes(String(order.user?.id)));
  const all = listed(call, 'orders');
  const wanted = tests.length === 0 ? all : all.filter((order) => tests.every((test) => test(order)));
  return listAnswer(call, 'orders', wanted, (order) => showOrder(order, call.switches.shape));
};

export const getOrder: Play = onOne('orders', (call, order) => ({ status: 200, body: { order: showOrder(order, call.switches.shape) } }));

/** Stored times are texts in UTC with whole seconds, and compare as such. */
function testsOfTime({ switches }: Call, { from, to, closed }: Span): ((order: Order) => boolean)[] {
  const timeOf = switches.orderTime === 'paid' ? (order: Order) => order.purchased_at : (order: Order) => order.created_at;
  const tests: ((order: Order) => boolean)[] = [];
  if (Number.isFinite(from)) {
    const first = closed ? upToSecond(from) : coreTime(from + 1000);
    tests.push((order) => (timeOf(order) ?? '') >= first);
  }
  if (Number.isFinite(to)) {
    const last = closed ? coreTime(to) : upToSecond(to - 1000);
    tests.push((order) => (timeOf(order) ?? '~') <= last);
  }
  return tests;
}

function upToSecond(time: number): string {
  return coreTime(Math.ceil(time / 1000) * 1000);
}
