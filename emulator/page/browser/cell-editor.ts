// The editor in the cell. A plain element instead of a drawn one, because it must have the keyboard in the very moment
// in which a person begins to type: the first letter then lands in it.
export interface CellEditor {
  /** Opens over a cell; what the person began to type follows by itself where `text` is empty. */
  open(place: DOMRect, text: string, done: (typed: string, then: Leave) => void): void;
  isOpen(): boolean;
}

/** Where the person goes after typing; `stay` for a click elsewhere. */
export type Leave = 'down' | 'up' | 'right' | 'left' | 'stay';

export function createCellEditor(parent: HTMLElement): CellEditor {
  const input = document.createElement('textarea');
  input.className = 'cell-editor';
  input.setAttribute('aria-label', 'Edit cell');
  input.rows = 1;
  input.spellcheck = false;
  input.hidden = true;
  parent.append(input);
  let finish: ((then: Leave | undefined) => void) | undefined;

  const grow = () => {
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight}px`;
  };
  input.addEventListener('input', grow);
  input.addEventListener('blur', () => finish?.('stay'));
  input.addEventListener('keydown', (event) => {
    const then = leavingBy(event);
    if (then === 'not yet') return;
    event.preventDefault();
    event.stopPropagation();
    finish?.(then);
  });

  return {
    isOpen: () => finish !== undefined,
    open(place, text, done) {
      Object.assign(input.style, {
        left: `${place.left}px`,
        top: `${place.top}px`,
        width: `${place.width + 1}px`,
        minHeight: `${place.height}px`,
      });
      input.value = text;
      input.hidden = false;
      input.focus();
      grow();
      finish = (then) => {
        finish = undefined;
        input.hidden = true;
        if (then !== undefined) done(input.value, then);
        else done(text, 'stay');
      };
    },
  };
}

/** Undefined for Escape, which takes back. */
function leavingBy(event: KeyboardEvent): Leave | undefined | 'not yet' {
  if (event.isComposing) return 'not yet';
  switch (event.key) {
    case 'Enter':
      if (event.altKey || event.ctrlKey) return 'not yet';
      return event.shiftKey ? 'up' : 'down';
    case 'Tab':
      return event.shiftKey ? 'left' : 'right';
    case 'Escape':
      return undefined;
    default:
      return 'not yet';
  }
}
