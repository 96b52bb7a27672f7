// How far a pull or a send is; without a total it only shows that something happens.
import type { ComponentChildren } from 'preact';
import * as words from '../texts/en/words.ts';

export function ProgressBar({ label, count, total }: { label: string; count: number; total?: number }): ComponentChildren {
  const known = total !== undefined && total > 0;
  const part = known ? Math.min(100, (100 * count) / total) : undefined;
  return (
    <div
      class={known ? 'progress' : 'progress unknown'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={known ? 0 : undefined}
      aria-valuemax={known ? total : undefined}
      aria-valuenow={known ? Math.min(count, total) : undefined}
      aria-valuetext={known ? words.part(count, total) : undefined}
    >
      <div style={part === undefined ? undefined : { width: `${part}%` }} />
    </div>
  );
}
