// 5,000 edits in one file: their review comes to the page in parts, whose lengths don't grow with the edits.
import { describe, expect, it } from 'vitest';
import { openWorld, pull, violations } from '../support/open-world.ts';
import { responseLengths, reviewAtHost } from '../support/review-at-host.ts';

const EDITS = 5_000;
/** No response has more characters. */
const MAX_LENGTH = 600_000;

describe('5,000 edits', () => {
  it('are reviewed in responses of limited length', async () => {
    const world = await openWorld({
      catalog: { scale: { tags: EDITS + 10, courses: 2, programs: 1, orders: 1, enrollments: 2, users: 4 } },
    });
    pull(world, 'tags');
    world.host.workbook.paste(
      'Tags',
      world.person.at('Tags', 'Name', 2),
      Array.from({ length: EDITS }, (_, at) => [`Renamed ${at}`]),
    );
    const lengths = responseLengths(world.host);
    world.host.click('Review changes');
    const page = reviewAtHost(world.host);
    while (page.next());
    expect(page.state().plan?.requests.map(({ fields: [name] }) => name?.after)).toEqual(
      Array.from({ length: EDITS }, (_, at) => `Renamed ${at}`),
    );
    expect(lengths.length).toBeGreaterThan(3);
    expect(Math.max(...lengths)).toBeLessThan(MAX_LENGTH);
    console.info(`responses of a review of ${EDITS} edits: ${lengths.length}, the longest with ${Math.max(...lengths)} characters`);
    expect(violations(world)).toEqual([]);
  });
});
