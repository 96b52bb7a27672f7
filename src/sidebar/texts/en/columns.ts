// The columns of a tab.
export const title = (tab: string) => `${tab} columns`;
export const about = 'Checked columns are shown, in this order. Your own columns stay where they are.';
export const away = 'Deleted. Check to restore it.';
export const editable = 'Editable';
export const up = (column: string) => `Move ${column} up`;
export const down = (column: string) => `Move ${column} down`;
export const place = (column: string, place: number, of: number) => `${column}, position ${place} of ${of}.`;
export const apply = 'Apply';
export const applying = 'Applying…';
