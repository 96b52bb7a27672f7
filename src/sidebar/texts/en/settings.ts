// Settings.
export const connection = 'Connection';
export const none = 'none';
export const check = 'Check this Catalog';
export const checkSmall = 'Does it answer as Catalog Sync expects?';
export const help = 'Help';
