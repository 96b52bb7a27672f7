// What a pull has changed, and what it could not read.
import type { ComponentChildren } from 'preact';
import type { PullSummary } from '../../protocol/messages.ts';
import { Message } from '../parts/message.tsx';
import { PlainList } from '../parts/plain-list.tsx';
import { jobTexts } from '../texts/en/pull.ts';
import * as words from '../texts/en/words.ts';

export function PullSummaryBlock({ pulled, total }: { pulled: PullSummary; total?: number }): ComponentChildren {
  const { records, added, changed, removed, kept, complete, remarks, unreadable } = pulled;
  const facts = [
    { label: jobTexts.records, value: records },
    { label: jobTexts.added, value: added },
    { label: jobTexts.changed, value: changed },
    { label: jobTexts.removed, value: removed },
    { label: jobTexts.kept, value: kept },
  ];
  return (
    <div class="block">
      <Message kind={complete ? 'done' : 'warning'}>{complete ? jobTexts.complete : jobTexts.incomplete(records, total, removed)}</Message>
      <dl class="facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words.number(value)}</dd>
          </div>
        ))}
      </dl>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {unreadable.length > 0 && (
        <details>
          <summary>{jobTexts.unreadable(unreadable.length)}</summary>
          <PlainList items={unreadable} />
        </details>
      )}
    </div>
  );
}
