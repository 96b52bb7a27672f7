// Six locales in six zones: random values of every kind of field, around the days on which clocks change.
import { it } from 'vitest';
import { LOCALES, typeBack, ZONES } from '../support/typed-back.ts';

it('what a cell shows means the same when a person types it, in every locale and zone', async () => {
  let typed = 0;
  for (const [down, locale] of LOCALES.entries()) {
    for (const [across, zone] of ZONES.entries()) typed += await typeBack(locale, zone, 100 * down + across, 40);
  }
  console.log(`cells typed as they are shown: ${typed}, in ${LOCALES.length} locales and ${ZONES.length} zones`);
});
