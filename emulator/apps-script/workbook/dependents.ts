// Which formulas can show something else after a change: those that look at a changed tab, and those that look at their tabs.
import type { Area } from './area.ts';
import { type Book, type SheetData, sheetInFormula } from './book.ts';
import { extentOf } from './layer.ts';
import { namedArea } from './marks.ts';
import { referencesOf } from './references.ts';

/** Returns, for each tab with such formulas, the area that holds its formulas. */
export function formulaAreas(book: Book, changed: ReadonlySet<number>): ({ sheet: number } & Area)[] {
  const looksAt = new Map(book.sheets.map((sheet) => [sheet, tabsSeenBy(book, sheet)]));
  const stale = new Set(changed);
  for (let before = -1; before < stale.size; ) {
    before = stale.size;
    for (const [sheet, seen] of looksAt) if ([...seen].some((id) => stale.has(id))) stale.add(sheet.id);
  }
  return book.sheets.flatMap((sheet) => {
    const { rows, columns } = extentOf(sheet.formulas);
    return rows === 0 || !stale.has(sheet.id) ? [] : [{ sheet: sheet.id, row: 1, column: 1, rows, columns }];
  });
}

function tabsSeenBy(book: Book, sheet: SheetData): Set<number> {
  const seen = new Set<number>();
  const texts = new Set(sheet.formulas.flatMap((cells) => cells ?? []).filter((formula) => formula !== undefined));
  for (const formula of texts) {
    for (const { sheet: name } of referencesOf(formula)) {
      const target = name === undefined ? sheet : sheetInFormula(book, name);
      if (target) seen.add(target.id);
    }
    for (const [word] of formula.matchAll(/[A-Za-z_]\w*/g)) {
      const named = namedArea(book, word);
      if (named) seen.add(named.sheet.id);
    }
  }
  return seen;
}
