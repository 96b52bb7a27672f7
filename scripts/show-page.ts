// Serves the emulated spreadsheet as a page, or says why not.
import { servePage } from '../emulator/page/serve-page.ts';
import type { Host } from '../emulator/seam.ts';

/** Answers the address; `reach` says beside the title where requests go. Throws a sentence where the port is taken. */
export async function showPage(host: Host, port: number, reach?: string): Promise<string> {
  try {
    return (await servePage(host, { port, reach })).url;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new Error(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`);
  }
}
