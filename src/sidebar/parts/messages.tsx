// Sentences that stand out: problems, results, marks, and lists.
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../protocol/messages.ts';
import type { ConnectionState } from '../../protocol/state.ts';
import { connectTexts } from '../texts/en/settings.ts';
import * as words from '../texts/en/words.ts';
import { Icon, type IconName } from './buttons.tsx';

const MESSAGE_ICONS = { error: 'error', warning: 'warning', done: 'check' } satisfies Record<string, IconName>;

interface MessageProps {
  kind: keyof typeof MESSAGE_ICONS;
  /** For screen readers: `alert` is read immediately, `status` after other speech. */
  role?: 'alert' | 'status';
  children: ComponentChildren;
}

export function Message({ kind, role, children }: MessageProps): ComponentChildren {
  return (
    <div class={`message ${kind}`} role={role} tabIndex={-1}>
      <Icon name={MESSAGE_ICONS[kind]} />
      <div>{children}</div>
    </div>
  );
}

/** `mild` is worth knowing, but nothing has failed. */
export function ProblemBlock({
  problem,
  mild,
  children,
}: {
  problem: Problem;
  mild?: boolean;
  children?: ComponentChildren;
}): ComponentChildren {
  return (
    <Message kind={mild ? 'warning' : 'error'} role={mild ? 'status' : 'alert'}>
      <p class="what">
        <span class="unseen">{mild ? words.warningMark : words.problemMark}: </span>
        {problem.what}
      </p>
      <p>{problem.todo}</p>
      {children && <div class="buttons">{children}</div>}
      <Details code={problem.code} />
    </Message>
  );
}

/** Details for a support request. They hold no personal data, records, or keys. If copying fails, they can be selected. */
function Details({ code }: { code: string }): ComponentChildren {
  const line = `${code} · ${words.product} ${version} · ${navigator.userAgent}`;
  return (
    <details class="small" onToggle={() => navigator.clipboard?.writeText(line).catch(() => {})}>
      <summary>{words.copyDetails}</summary>
      {line}
    </details>
  );
}

const MARK_ICONS = { edits: 'edit', warn: 'warning', bad: 'error', good: 'check', note: 'info' } satisfies Record<string, IconName>;

export function Mark({ kind, children }: { kind: keyof typeof MARK_ICONS; children: ComponentChildren }): ComponentChildren {
  return (
    <p class={`mark ${kind}`}>
      <Icon name={MARK_ICONS[kind]} />
      <span>{children}</span>
    </p>
  );
}

/** The problem of one thing among others, such as a tab. */
export function ProblemMark({ what, todo }: Pick<Problem, 'what' | 'todo'>): ComponentChildren {
  return (
    <Mark kind="bad">
      <strong>
        <span class="unseen">{words.problemMark}: </span>
        {what}
      </strong>{' '}
      {todo}
    </Mark>
  );
}

export function KindMark({ host, label, kind, readOnly }: Partial<ConnectionState> & Pick<ConnectionState, 'kind'>): ComponentChildren {
  const words = [label !== host && label, connectTexts.kinds[kind], readOnly && connectTexts.readOnly];
  return <Mark kind={kind === 'production' ? 'warn' : 'good'}>{words.filter(Boolean).join(' · ')}</Mark>;
}

export function PlainList({ items }: { items: readonly string[] }): ComponentChildren {
  return (
    <ul class="plain">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

declare const VERSION: string;

/** The version of Catalog Sync, which the build fills in. */
export const version = VERSION;
