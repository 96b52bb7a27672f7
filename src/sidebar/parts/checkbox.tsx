// A check box with its words and, below them, its help.
import type { ComponentChildren } from 'preact';

interface CheckProps {
  label: string;
  help?: string;
  on: boolean;
  change: (on: boolean) => void;
}

export function Check({ label, help, on, change }: CheckProps): ComponentChildren {
  return (
    <label class="check">
      <input type="checkbox" checked={on} onChange={(event) => change(event.currentTarget.checked)} />
      <span>
        {label}
        {help && <span class="help small">{help}</span>}
      </span>
    </label>
  );
}
