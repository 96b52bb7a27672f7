// Serves the emulated spreadsheet as a page, or says why not.

import type { Host } from '../emulator/host.ts';
import { type PageOptions, type PageServer, servePage } from '../emulator/page.ts';

/** Throws a sentence if the port is in use. */
export async function showPage(host: Host, port: number, options: Omit<PageOptions, 'port'> = {}): Promise<PageServer> {
  try {
    return await servePage(host, { ...options, port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new Error(`Port ${port} is in use. Try another one: npm start -- --port ${port + 1}`);
  }
}
