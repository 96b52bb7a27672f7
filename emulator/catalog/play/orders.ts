// Plays orders, which can only be read.
import { badRequest, notFound } from '../serve/answer.ts';
import { idOf, listOf, type Play } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import type { Order } from '../store/records.ts';
import { showOrder } from '../store/shown.ts';
import { coreTime } from '../store/times.ts';
import { spanOf } from './match.ts';

export const listOrders: Play = (call) => {
  const span = spanOf(call, 'from', 'to');
  if (typeof span === 'string') return badRequest(`${span} is not a time`);
  const { canvas_user_id, completed } = call.query;
  const users = [...listOf(call.query['canvas_user_id[]']), ...(canvas_user_id === undefined ? [] : [canvas_user_id])].map(String);
  // Stored times are texts in UTC and compare as such. Every test is left out where nothing is asked: a hundred thousand
  // orders are looked through for each page.
  const tests: ((order: Order) => boolean)[] = [];
  if (Number.isFinite(span.from)) tests.push(since(coreTime(Math.ceil(span.from / 1000) * 1000)));
  if (Number.isFinite(span.to)) tests.push(until(coreTime(span.to)));
  if (completed !== undefined) tests.push((order) => order.purchased_at !== null);
  if (users.length > 0) tests.push((order) => users.includes(String(order.user?.id)));
  const all = call.store.orders.rows;
  const wanted = tests.length === 0 ? all : all.filter((order) => tests.every((test) => test(order)));
  return listAnswer(call, 'orders', wanted, (order) => showOrder(order, call.switches.shape));
};

export const getOrder: Play = (call) => {
  const order = call.store.orders.byId.get(idOf(call));
  return order === undefined ? notFound() : { status: 200, body: { order: showOrder(order, call.switches.shape) } };
};

function since(time: string): (order: Order) => boolean {
  return (order) => order.created_at >= time;
}

function until(time: string): (order: Order) => boolean {
  return (order) => order.created_at <= time;
}
