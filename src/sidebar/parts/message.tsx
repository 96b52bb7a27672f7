// A sentence that stands out: a sign beside it says the same as its color.
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

const ICONS = { error: 'error', warning: 'warning', done: 'check' } satisfies Record<string, IconName>;

interface MessageProps {
  kind: keyof typeof ICONS;
  /** For screen readers: `alert` is said at once, `status` when there is time. */
  role?: 'alert' | 'status';
  children: ComponentChildren;
}

export function Message({ kind, role, children }: MessageProps): ComponentChildren {
  return (
    <div class={`message ${kind}`} role={role} tabIndex={-1}>
      <Icon name={ICONS[kind]} />
      <div>{children}</div>
    </div>
  );
}
