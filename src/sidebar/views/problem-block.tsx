// What went wrong and what to do, with the buttons that do it.
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../commands/messages.ts';
import * as words from '../texts/en/words.ts';
import { Icon } from './icon.tsx';

/** `mild` is worth knowing, but nothing has failed. */
export function ProblemBlock({
  problem,
  mild = false,
  children,
}: {
  problem: Problem;
  mild?: boolean;
  children?: ComponentChildren;
}): ComponentChildren {
  return (
    <div class={mild ? 'message warning' : 'message error'} role={mild ? 'status' : 'alert'} tabIndex={-1} data-code={problem.code}>
      <Icon name={mild ? 'warning' : 'error'} />
      <div>
        <p class="what">
          <span class="unseen">{mild ? words.warningMark : words.problemMark}: </span>
          {problem.what}
        </p>
        <p>{problem.todo}</p>
        {children && <div class="buttons">{children}</div>}
      </div>
    </div>
  );
}
