// Personal data, and the hint at edits.
export const withThem = 'Include personal data';
export const withoutThem = 'Pull without it';
export const title = 'Personal data';
export const so = {
  with: 'Included in this spreadsheet.',
  without: 'Not included in this spreadsheet.',
  unasked: 'You’ll be asked at the next pull that contains personal data.',
};
export const allow = 'Include from now on';
export const leaveOut = 'Stop including it';
export const stays = 'Data already in your tabs stays until you remove it.';
export const remove = 'Remove personal data…';
export const removeHelp =
  'Clears personal data in all tabs, hidden sheets, and the send log. Sends that included it can no longer be undone. The file’s version history and copies still contain it, so delete those yourself. Data in Catalog doesn’t change.';
export const words = 'remove personal data';
export const label = `Type “${words}”`;
export const yes = 'Remove';
export const removed = (tabs: readonly string[]) =>
  tabs.length === 0
    ? 'No personal data found.'
    : `Personal data removed from ${tabs.join(', ')}. The file’s version history still contains it.`;
export const hints = 'Mark edited rows in Status';
export const hintsHelp = 'Applies to everyone using this file. Reviews find edits either way.';
