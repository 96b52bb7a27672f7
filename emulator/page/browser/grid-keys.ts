// What keys mean while the grid has the keyboard, as far as that is more than moving about in it. Heard before the grid
// hears them.
import { readTable, writeTable } from './clipboard-table.ts';

export interface GridKeys {
  /** Is the keyboard in the grid? */
  inGrid(): boolean;
  /** Begins to edit: with what is in the cell, or empty because a letter follows. */
  edit(how: 'content' | 'empty'): void;
  clear(): void;
  /** What is cut stays where it is until it is pasted. */
  taken(how: 'cut' | 'copy'): string[][];
  pasted(rows: string[][]): void;
  undo(): void;
  toMenu(): void;
}

export function listenToGridKeys(keys: GridKeys): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'F6' || (event.ctrlKey && event.altKey && event.key.toLowerCase() === 'm')) {
        event.preventDefault();
        event.stopImmediatePropagation();
        keys.toMenu();
        return;
      }
      if (!keys.inGrid()) return;
      const command = event.ctrlKey || event.metaKey;
      if (command && ['c', 'x', 'v'].includes(event.key.toLowerCase())) {
        // The browser's own copy, cut and paste follow as events of their own.
        event.stopImmediatePropagation();
        return;
      }
      if (command && event.key.toLowerCase() === 'z') {
        event.preventDefault();
        event.stopImmediatePropagation();
        keys.undo();
        return;
      }
      if (command || event.altKey) return;
      if (event.key === 'F2' || event.key === 'Enter') {
        event.preventDefault();
        event.stopImmediatePropagation();
        keys.edit('content');
      } else if (event.key === 'Delete' || event.key === 'Backspace') {
        event.preventDefault();
        event.stopImmediatePropagation();
        keys.clear();
      } else if (event.key.length === 1) {
        event.stopImmediatePropagation();
        keys.edit('empty');
      }
    },
    { capture: true },
  );
  const take = (event: ClipboardEvent, how: 'cut' | 'copy') => {
    if (!keys.inGrid()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', writeTable(keys.taken(how)));
  };
  window.addEventListener('copy', (event) => take(event, 'copy'), { capture: true });
  window.addEventListener('cut', (event) => take(event, 'cut'), { capture: true });
  window.addEventListener(
    'paste',
    (event) => {
      if (!keys.inGrid()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text !== '') keys.pasted(readTable(text));
    },
    { capture: true },
  );
}
