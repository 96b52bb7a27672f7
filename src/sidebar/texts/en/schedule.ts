// The daily refresh.
export const title = 'Daily refresh';
export const about = 'Refreshes all your tabs once a day, even when the spreadsheet is closed. Never sends anything.';
export const when = 'Refresh';
export const off = 'Off';
export const hours = (hour: number) => `between ${hour}:00 and ${(hour + 1) % 24}:00`;
export const daily = (hours: string) => `Every day ${hours}`;
export const zone = 'Uses the spreadsheet’s time zone.';
export const save = 'Save';
export const saving = 'Saving…';
export const last = 'Last refresh';
export const never = 'Never';
export const now = 'Refresh now';
export const away = 'Daily refresh isn’t available here';
export const awayWhy = 'Google doesn’t let this installation open the spreadsheet in the background. Refresh your tabs manually instead.';
export const noTabs = 'Pull data first. Then you can schedule a daily refresh.';
