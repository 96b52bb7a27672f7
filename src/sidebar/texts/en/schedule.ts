// The daily refresh.
export const title = 'Daily refresh';
export const about = 'Pulls all your tabs again once a day, also while the spreadsheet is closed. Nothing is ever sent by itself.';
export const when = 'Refresh';
export const off = 'Off';
export const hours = (hour: number) => `between ${hour}:00 and ${(hour + 1) % 24}:00`;
export const daily = (hours: string) => `Every day ${hours}`;
export const zone = 'In the time zone of the spreadsheet.';
export const save = 'Save';
export const saving = 'Saving…';
export const last = 'Last refresh';
export const never = 'not yet';
export const now = 'Run now';
export const away = 'A daily refresh is not possible here';
export const awayWhy =
  'In this installation Google does not let Catalog Sync open the spreadsheet while nobody looks at it. Refresh the tabs by hand instead.';
export const noTabs = 'Pull something first; then it can be refreshed every day.';
