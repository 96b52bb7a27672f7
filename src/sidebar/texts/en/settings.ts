// Settings.
export const connection = 'Connection';
export const none = 'Not connected';
export const check = 'Check API compatibility';
export const checkSmall = 'Compare your Catalog with what Catalog Sync expects';
export const help = 'Help';
