// The list of the last sends.
export const title = 'Last sends';
export const none = 'Nothing has been sent yet';
export const noneTodo = 'Edit cells in a tab that can be edited, then review the changes. What you send is listed here.';
