// Connecting to a Catalog.
export const title = 'Connect to Catalog';
export const about =
  'Pull courses, orders, enrollments and more from Canvas Catalog into tabs, edit them as a spreadsheet, and send your edits back.';
export const noKey = 'A colleague pulled these tabs, or you have disconnected. To refresh and send, connect with your own key.';
export const host = 'Catalog address';
export const hostHelp = 'The address of your storefront, such as catalog.example.edu';
export const key = 'API key';
export const keyHelp =
  'An API key from Catalog’s admin settings: Admin, then Settings, then Security. A Catalog admin can make one for you.';
export const name = 'Name (optional)';
export const nameHelp = 'What you call it, such as Summer school.';
export const kind = 'What is it?';
export const kinds = { production: 'Production', test: 'Test' };
export const kindsHelp = {
  production: 'Learners see it. Each send is asked for once more.',
  test: 'For trying things out.',
};
export const readOnly = 'Read only';
export const readOnlyHelp = 'Pull, and never send anything.';
export const privacy =
  'The key is kept for you alone, in your own Google account. It never goes into the spreadsheet, and colleagues do not see it.';
export const hostBlank = 'Enter the address of your Catalog.';
export const keyBlank = 'Enter your API key.';
export const connect = 'Connect';
export const reconnect = 'Replace connection';
export const connecting = 'Connecting…';
export const now = 'Connected to';
export const disconnect = 'Disconnect…';
export const sure = 'Your API key is removed. The tabs stay as they are.';
export const yes = 'Disconnect';
export const disconnecting = 'Disconnecting…';
export const copied =
  'This file is a copy. Keys and schedules do not come along. Connect: its tabs are known again, with the edits in them.';
