// A copy of the whole file: the grid as it is, under another id and name, without its history.
import { type Book, newBook, newSheet } from './book.ts';
import { contentOf } from './history.ts';

export function copyBook(book: Book, owner: string): Book {
  book.copies++;
  const { timeZone, locale, activeId, revision, newCharts } = book;
  // Tabs keep their ids in a copy.
  const sheets = book.sheets.map((sheet) => Object.assign(newSheet(sheet.id, sheet.name), contentOf(sheet)));
  const own = { id: `${book.id}-${book.copies}`, name: `Copy of ${book.name}` };
  return { ...newBook(timeZone, locale, owner), ...own, activeId, revision, newCharts, sheets };
}
