// Texts about moving a file from the script inside it to the add-on.
export const moveTexts = {
  title: 'Move to the add-on',
  about: 'The add-on is installed by your institution. Editors of the file can’t change it.',
  kept: 'Your tabs, unsent edits, and formats stay in the file.',
  lost: 'These aren’t moved:',
  lostItems: [
    'API keys. Each user connects again.',
    'Schedules. Set them up again in the add-on.',
    'Undo. Undo earlier sends here first.',
    'The decision about personal data. You’re asked again.',
    'Marks of new and changed rows.',
  ],
  unfinished: 'Resume or cancel unfinished pulls and sends first.',
  move: 'Move this file',
  moving: 'Moving…',
  movedTitle: 'This file uses the add-on',
  moved: 'This script no longer works in this file. Open Catalog Sync from the add-on’s menu.',
  back: 'Return to this script',
  returning: 'Returning…',
};
