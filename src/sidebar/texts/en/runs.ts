// The list of the last sends.
import type { RunSummary } from '../../../protocol/messages.ts';

export const title = 'Send history';
export const none = 'No sends yet';
export const noneTodo = 'Edit cells in an editable tab, then review and send your changes. Each send is listed here.';
export const openLog = 'Open send log';
export const inLog = 'Show in log';
export const undo = 'Undo';
export const undoing = (sent: string) => `Undo: ${sent}`;
export const undone = 'Undone';
export const stays = (why: NonNullable<RunSummary['stays']>, host: string) =>
  ({
    nothing: 'No changes to undo. This send didn’t change Catalog.',
    open: 'To undo it, resume or cancel it in the overview first.',
    elsewhere: `To undo it, connect to ${host}.`,
  })[why];
