// The tabs of the workbook, below the grid.
import type { TargetedKeyboardEvent } from 'preact';

export interface TabStripProps {
  tabs: { id: number; name: string }[];
  shown: number;
  chosen(sheet: number): void;
}

export function TabStrip({ tabs, shown, chosen }: TabStripProps) {
  const keyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    const at = tabs.findIndex((tab) => tab.id === shown);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-sheet="${next.id}"]`)?.focus();
    chosen(next.id);
  };
  return (
    <div className="tab-strip" role="tablist" aria-label="Sheets" onKeyDown={keyDown}>
      {tabs.map(({ id, name }) => (
        <button
          type="button"
          role="tab"
          key={id}
          id={`tab-${id}`}
          data-sheet={id}
          aria-selected={id === shown}
          aria-controls="sheet"
          tabIndex={id === shown ? 0 : -1}
          onClick={() => chosen(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
