// The list of the last sends.
import type { RunSummary } from '../../../commands/messages.ts';

export const title = 'Last sends';
export const none = 'Nothing has been sent yet';
export const noneTodo = 'Edit cells in a tab that can be edited, then review the changes. What you send is listed here.';
export const openLog = 'Open the Catalog log';
export const inLog = 'Show in log';
export const undo = 'Undo';
export const undoing = (sent: string) => `Undo: ${sent}`;
export const undone = 'Undone since';
export const stays = (why: NonNullable<RunSummary['stays']>, host: string) =>
  ({
    nothing: 'Nothing to undo: it changed nothing in Catalog.',
    open: 'To undo it, first go on with it or cancel it in the overview.',
    elsewhere: `To undo it, connect to ${host}, where it was sent.`,
  })[why];
