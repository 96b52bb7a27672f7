// The export of the demo Catalog's payment provider, as a user pastes it: the page reads it, and the server keeps what it has read.
import type { PaymentProvider } from '../../emulator/demo-catalog.ts';
import { readExport, tableIn } from '../../src/sidebar/settle/read-export.ts';
import type { World } from './open-world.ts';

/** Two months until November 28 on the clock of New York. */
export const EXPORTED = { from: '2026-10-05', to: '2026-11-28' };
export const EXPORTED_FROM = Date.parse('2026-10-05T04:00:00Z');
export const EXPORTED_UNTIL = Date.parse('2026-11-29T05:00:00Z');

/** Returns the filters of a run with this export. */
export function pasteText({ person }: Pick<World, 'person'>, text: string): { from: string; to: string; export: string } {
  const payments = [...readExport(tableIn(text)).payments];
  return { ...EXPORTED, ...person.ask<{ export: string }>('keepPayments', { payments }) };
}

export function pasteExport(world: World, provider: PaymentProvider): ReturnType<typeof pasteText> {
  return pasteText(world, world.catalog.paymentExport(provider, EXPORTED_FROM, EXPORTED_UNTIL).text);
}
