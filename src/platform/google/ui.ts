// Sidebar, review dialog and toasts. Each page is told which view to show.
import type { Ui } from '../ports.ts';

export function googleUi(): Ui {
  return {
    sidebar: (view) => SpreadsheetApp.getUi().showSidebar(page(tasks.includes(view) ? 'tasks' : 'sidebar', view).setTitle('Catalog Sync')),
    dialog: (view, title, size) =>
      SpreadsheetApp.getUi().showModalDialog(page('review', view).setTitle(title).setWidth(size.width).setHeight(size.height), title),
    toast: (text, title) => SpreadsheetApp.getActiveSpreadsheet().toast(text, title),
  };
}

/** Views of a page of their own, so that the sidebar stays quick to open. */
const tasks: readonly string[] = ['enroll', 'newListing', 'help'];

function page(name: 'sidebar' | 'tasks' | 'review', view: string): GoogleAppsScript.HTML.HtmlOutput {
  const template = HtmlService.createTemplateFromFile(name);
  template.view = view;
  return template.evaluate();
}
