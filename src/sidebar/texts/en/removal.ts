// Texts about removing personal data, from everyone or from one learner.
import type { RemainingPlace } from '../../../protocol/removal.ts';
import { count } from './words.ts';

export const removalTexts = {
  remove: 'Remove personal data…',
  removeHelp:
    'Clears personal data in all tabs, hidden sheets, and the send log. Then searches everything in the file for it. Sends that included it can no longer be undone. Data in Catalog doesn’t change.',
  confirmLabel: 'Type “remove personal data”',
  confirm: 'Remove',
  erase: 'Erase one learner…',
  eraseHelp:
    'Does the same for one learner. Catalog isn’t changed, so a refresh brings them back. Delete them in Catalog first, or stop including personal data.',
  learner: 'Email address or Canvas user ID',
  confirmErase: 'Erase learner',
  removing: 'Removing…',
  interrupted: 'The last removal didn’t finish. Start it again to continue.',
  removed: (tabs: readonly string[]) =>
    tabs.length === 0 ? 'Done. No tab had this data.' : `Personal data removed from ${tabs.join(', ')}.`,
  found: 'It remains in your own cells, which Catalog Sync doesn’t clear:',
  place: ({ tab, cell, kind }: RemainingPlace) =>
    kind === 'name' ? `Name of the tab ${tab}` : `${tab}, ${cell}${kind === 'note' ? ' (note)' : ''}`,
  unlisted: (places: number) => `and ${count(places, 'more place')}`,
  history: 'It also remains in Catalog, the file’s version history, and copies of the file. Delete those yourself.',
};
