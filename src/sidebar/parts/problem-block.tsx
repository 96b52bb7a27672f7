// What went wrong and what to do, with the buttons that do it.
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../protocol/messages.ts';
import { version } from '../page/version.ts';
import * as words from '../texts/en/words.ts';
import { Message } from './message.tsx';

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

/** For whoever is asked for help: nothing of a person, a record or a key. What cannot be copied here can be read and selected. */
function Details({ code }: { code: string }): ComponentChildren {
  const line = `${code} · ${words.product} ${version} · ${navigator.userAgent}`;
  return (
    <details class="small" onToggle={() => navigator.clipboard?.writeText(line).catch(() => {})}>
      <summary>{words.copyDetails}</summary>
      {line}
    </details>
  );
}
