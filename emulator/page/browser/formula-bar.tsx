// The formula bar: where the person is, what is in the cell, and its note.
import { useEffect, useState } from 'preact/hooks';

export interface FormulaBarProps {
  address: string;
  text: string;
  note: string | undefined;
  typed(text: string): void;
  left(): void;
}

export function FormulaBar({ address, text, note, typed, left }: FormulaBarProps) {
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      if (draft !== text) typed(draft);
      left();
    } else if (event.key === 'Escape') {
      setDraft(text);
      left();
    }
  };
  return (
    <div className="formula-bar">
      <output className="address" aria-label="Selected cells">
        {address}
      </output>
      <input
        aria-label="Content of the cell"
        value={draft}
        spellcheck={false}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={keyDown}
        onBlur={() => {
          if (draft !== text) typed(draft);
        }}
      />
      {note !== undefined && <textarea className="note" aria-label="Note of the cell" readOnly value={note} />}
    </div>
  );
}
