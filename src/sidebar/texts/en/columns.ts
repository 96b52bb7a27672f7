// The columns of a tab.
export const title = (tab: string) => `Columns of ${tab}`;
export const about = 'Checked columns are in sight, in this order. Your own columns stay where they are.';
export const away = 'not in the tab; check it to bring it back';
export const editable = 'editable';
export const up = (column: string) => `Move ${column} up`;
export const down = (column: string) => `Move ${column} down`;
export const place = (column: string, place: number, of: number) => `${column} is number ${place} of ${of}.`;
export const apply = 'Apply';
export const applying = 'Arranging the columns…';
