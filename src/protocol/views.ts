// The views of each page, by the names under which the server opens them.

/** Views of sidebar.html. */
export type SidebarView = 'home' | 'connect' | 'pull' | 'schedule' | 'runs' | 'columns' | 'settings' | Report;

/** Views of a report to paste into an issue: how Catalog differs, what Google does, and the state of the file. */
export type Report = 'check' | 'checkInstallation' | 'diagnostics';

/** Views of tasks.html, a page of its own so that the sidebar stays quick to open. */
export type TaskView = 'enroll' | 'newListing' | 'help';

/** The one view of reports.html. Which report it shows follows its name. */
export type ReportsView = 'reports';

/**
 * Views of review.html: the edits of all tabs or of a `scope`, the rows that a task has added, the undo of a send, a send to resume, or
 * the people on a waitlist.
 */
export type ReviewView = 'review' | 'scope' | 'rows' | 'undo' | 'resume' | 'waitlist';
