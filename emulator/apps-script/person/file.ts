// The file in the person's hands: its tabs, its history, its copies, its settings.
import type { Host, PersonsWorkbook } from '../../host.ts';
import { noteSheets } from '../workbook/book.ts';
import { restore, stateOf, undo } from '../workbook/history.ts';
import { copyName, duplicateTab, nameProblem, newTabProblem, removeTab, renameTab } from '../workbook/tabs.ts';
import { type Desk, wholeOf } from './at-desk.ts';

type Verbs = Pick<
  PersonsWorkbook,
  | 'activate'
  | 'renameSheet'
  | 'duplicateTab'
  | 'deleteSheet'
  | 'undo'
  | 'saveVersion'
  | 'restoreVersion'
  | 'copyFile'
  | 'setTimeZone'
  | 'setLocale'
>;

export function fileVerbs(desk: Desk, openCopy: (script: 'bound' | 'add-on') => Host): Verbs {
  const { book } = desk.world;
  return {
    activate(name) {
      book.activeId = desk.sheet(name).id;
      noteSheets(book);
    },
    renameSheet(name, to) {
      const sheet = desk.sheet(name);
      const refused = nameProblem(book, to, sheet);
      if (refused) desk.refuse(refused.problem, ...refused.parts);
      desk.step();
      renameTab(book, sheet, to);
    },
    duplicateTab(name) {
      const sheet = desk.sheet(name);
      const refused = newTabProblem(book, copyName(book, name), sheet);
      if (refused) desk.refuse(refused.problem, ...refused.parts);
      desk.step();
      return duplicateTab(book, sheet).name;
    },
    deleteSheet(name) {
      const sheet = desk.sheet(name);
      desk.mayEdit(sheet, wholeOf(sheet));
      desk.step();
      const problem = removeTab(book, sheet);
      if (problem) desk.refuse(problem);
    },
    undo() {
      desk.mayChange();
      if (!undo(book)) throw new Error('Nothing to undo.');
    },
    saveVersion: (name) => void book.versions.set(name, stateOf(book)),
    restoreVersion(name) {
      const version = book.versions.get(name);
      desk.mayChange();
      if (!version) throw new Error(`There is no version named "${name}".`);
      restore(book, version);
      // The page opens anew, and what could be undone is forgotten.
      book.steps = [];
    },
    copyFile: (script = 'bound') => openCopy(script),
    setTimeZone(zone) {
      desk.mayChange();
      book.timeZone = zone;
      noteSheets(book);
    },
    setLocale(locale) {
      desk.mayChange();
      book.locale = locale;
      noteSheets(book);
    },
  };
}
