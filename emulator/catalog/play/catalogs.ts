// Plays catalogs. A single one comes under `account`.
import type { Play } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { listed, onOne } from '../serve/reach.ts';
import { showCatalog } from '../store/shown.ts';

export const listCatalogs: Play = (call) =>
  listAnswer(call, 'catalogs', listed(call, 'catalogs'), (catalog) => showCatalog(catalog, call.switches.shape));

export const getCatalog: Play = onOne('catalogs', (call, catalog) => ({
  status: 200,
  body: { account: showCatalog(catalog, call.switches.shape) },
}));
