// The formula bar: where the person is, what is in the cell, and its note.
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface FormulaBarProps {
  address: string;
  text: string;
  note: string | undefined;
  /** Where the cell leads. */
  link: string | undefined;
  /** What lies over the cell, in words; empty where nothing does. */
  marks: string;
  typed(text: string): void;
  left(): void;
}

export function FormulaBar({ address, text, note, link, marks, typed, left }: FormulaBarProps) {
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  const takenBack = useRef(false);
  const keyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    takenBack.current = event.key === 'Escape';
    event.currentTarget.blur();
    left();
  };
  const blurred = () => {
    if (takenBack.current) setDraft(text);
    else if (draft !== text) typed(draft);
    takenBack.current = false;
  };
  return (
    <section className="formula-bar" aria-label="Formula bar">
      <output className="address" aria-label="Selected cells">
        {address}
      </output>
      <input
        aria-label="Cell content"
        value={draft}
        spellcheck={false}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={keyDown}
        onBlur={blurred}
      />
      {link !== undefined && (
        <a className="marks" href={link} target="_blank" rel="noreferrer">
          Open link
        </a>
      )}
      <output className="marks" aria-label="Cell properties">
        {marks}
      </output>
      {note !== undefined && <textarea className="note" aria-label="Cell note" readOnly value={note} />}
    </section>
  );
}
