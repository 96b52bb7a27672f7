// Columns about people, and the hint at edits.
export const withThem = 'Pull with them';
export const withoutThem = 'Pull without them';
export const title = 'Columns about people';
export const so = { with: 'This workbook may hold them.', without: 'They are left out.', unasked: 'Asked at the next pull that has them.' };
export const allow = 'Pull them from now on';
export const leaveOut = 'Leave them out from now on';
export const stays = 'What is in the tabs already stays until you remove it.';
export const remove = 'Remove personal data…';
export const removeHelp =
  'Clears these columns in all tabs, and what is remembered of them in the hidden sheets and the Catalog log. Sends of them can no longer be undone. The version history of the file and copies of it stay: delete those yourself. Catalog keeps its data.';
export const words = 'remove personal data';
export const label = `Type “${words}”`;
export const yes = 'Remove';
export const removed = (tabs: readonly string[]) =>
  tabs.length === 0
    ? 'No tab held personal data.'
    : `Personal data removed from ${tabs.join(', ')}. The version history of the file still has it.`;
export const hints = 'Say “edited” in Status at each edit';
export const hintsHelp = 'For everybody in this file. The review finds edits with or without it.';
