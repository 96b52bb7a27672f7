// Serves the emulated spreadsheet as a page, or says why not.

import type { Host } from '../emulator/host.ts';
import { type PageOptions, servePage } from '../emulator/page/serve-page.ts';

/** Answers the address. Throws a sentence where the port is taken. */
export async function showPage(host: Host, port: number, options: Omit<PageOptions, 'port'> = {}): Promise<string> {
  try {
    return (await servePage(host, { ...options, port })).url;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new Error(`Port ${port} is in use. Try another one: npm start -- --port ${port + 1}`);
  }
}
