// Times, numbers and dates are written by locale and zone: each with each.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import { startCatalog } from '../../emulator/index.ts';
import { FEW, openWorld, review, TITLES } from '../support/open-world.ts';

let catalog: DemoCatalog;

beforeAll(async () => {
  catalog = await startCatalog({ seed: 1, ...FEW });
});
afterAll(() => catalog.close());

describe('pull, then review without an edit, is empty for every resource', () => {
  for (const locale of ['en_US', 'de_DE', 'fr_FR', 'en_GB', 'ja_JP', 'pt_BR'])
    for (const timeZone of ['UTC', 'America/New_York', 'Asia/Kolkata'])
      it(`in ${locale} and ${timeZone}`, async () => {
        const { requests, refused, remarks } = review(
          await openWorld({ at: catalog, host: { locale, timeZone }, pulled: Object.keys(TITLES) }),
        );
        expect({ requests, refused, remarks }).toEqual({ requests: [], refused: [], remarks: [] });
      });
});
