// Spreadsheets of one process are served at one address, one after another. A browser keeps what it has compiled by address, and the
// script of the page takes it longer than the page itself.
import type { Host } from '../../emulator/host.ts';
import { type PageOptions, type PageServer, servePage } from '../../emulator/page.ts';

let free: { port?: number; token?: string } = {};

/** Like `servePage`. While another spreadsheet has the address, or if another program has taken it, this one gets its own. */
export async function serveAtOneAddress(host: Host, options: PageOptions = {}): Promise<PageServer> {
  const wanted = free;
  free = {};
  const server = await servePage(host, { ...options, ...wanted }).catch(() => servePage(host, options));
  const { port, pathname } = new URL(server.url);
  return {
    ...server,
    async close() {
      await server.close();
      free = { port: Number(port), token: pathname.split('/')[1] };
    },
  };
}
