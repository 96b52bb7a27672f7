// Sidebar, review dialog and toasts. Each page is told which view to show.
import type { Ui } from '../ports.ts';

export function googleUi(): Ui {
  return {
    sidebar: (page, view) => SpreadsheetApp.getUi().showSidebar(pageAt(page, view).setTitle('Catalog Sync')),
    dialog: (view, title, size) =>
      SpreadsheetApp.getUi().showModalDialog(pageAt('review', view).setTitle(title).setWidth(size.width).setHeight(size.height), title),
    toast: (text, title) => SpreadsheetApp.getActiveSpreadsheet().toast(text, title),
  };
}

function pageAt(name: 'sidebar' | 'tasks' | 'review', view: string): GoogleAppsScript.HTML.HtmlOutput {
  const template = HtmlService.createTemplateFromFile(name);
  template.view = view;
  return template.evaluate();
}
