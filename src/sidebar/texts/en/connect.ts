// Connecting to a Catalog.
export const title = 'Connect to Catalog';
export const about =
  'Pull courses, orders, enrollments, and more from Canvas Catalog into tabs. Edit them, review your changes, and send them back.';
export const noKey = 'These tabs come from Catalog, but you’re not connected. Connect with your own API key to refresh or send.';
export const host = 'Catalog address';
export const hostHelp = 'Your storefront’s address, such as catalog.example.edu.';
export const key = 'API key';
export const keyHelp = 'In Catalog, go to Admin > Settings > Security. Or ask a Catalog admin for a key.';
export const name = 'Name (optional)';
export const nameHelp = 'Your own label, such as Summer School.';
export const kind = 'Type of Catalog';
export const kinds = { production: 'Production', test: 'Test' };
export const kindsHelp = {
  production: 'Your live storefront. You confirm every send.',
  test: 'A sandbox for trying things out.',
};
export const readOnly = 'Read-only';
export const readOnlyHelp = 'Pull and refresh. Sending is turned off.';
export const privacy = 'Your key is stored in your Google account. It’s never written to the spreadsheet, and other editors can’t see it.';
export const hostBlank = 'Enter the address of your Catalog.';
export const keyBlank = 'Enter your API key.';
export const connect = 'Connect';
export const reconnect = 'Update connection';
export const connecting = 'Connecting…';
export const now = 'Connected to';
export const disconnect = 'Disconnect…';
export const sure = 'This removes your API key. Your tabs don’t change.';
export const yes = 'Disconnect';
export const disconnecting = 'Disconnecting…';
export const copied = 'This file is a copy, so it has no API key and no schedule. Connect to use its tabs. Your edits are kept.';
