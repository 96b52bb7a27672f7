// Plays catalogs. A single one comes under `account`.
import { notFound } from '../serve/answer.ts';
import { idOf, type Play } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { showCatalog } from '../store/shown.ts';

export const listCatalogs: Play = (call) =>
  listAnswer(call, 'catalogs', call.store.catalogs.rows, (catalog) => showCatalog(catalog, call.switches.shape));

export const getCatalog: Play = (call) => {
  const catalog = call.store.catalogs.byId.get(idOf(call));
  return catalog === undefined ? notFound() : { status: 200, body: { account: showCatalog(catalog, call.switches.shape) } };
};
