// A short remark on something in a list, with a sign that says the same as its color.
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

const ICONS = { edits: 'edit', warn: 'warning', bad: 'error', good: 'check', note: 'info' } satisfies Record<string, IconName>;

export function Mark({ kind, children }: { kind: keyof typeof ICONS; children: ComponentChildren }): ComponentChildren {
  return (
    <p class={`mark ${kind}`}>
      <Icon name={ICONS[kind]} />
      <span>{children}</span>
    </p>
  );
}
