// Sidebar, dialogs and toasts. One page serves both: it is told which view to show.
import type { Ui } from '../ports.ts';

export function googleUi(): Ui {
  return {
    sidebar: (view) => SpreadsheetApp.getUi().showSidebar(page(view).setTitle('Catalog Sync')),
    dialog: (view, title, size) =>
      SpreadsheetApp.getUi().showModalDialog(page(view).setTitle(title).setWidth(size.width).setHeight(size.height), title),
    toast: (text, title) => SpreadsheetApp.getActiveSpreadsheet().toast(text, title),
  };
}

function page(view: string): GoogleAppsScript.HTML.HtmlOutput {
  const template = HtmlService.createTemplateFromFile('sidebar');
  template.view = view;
  return template.evaluate();
}
