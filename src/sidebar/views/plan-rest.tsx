// What stands below the lines of a plan: rows that cannot be sent, and other things worth saying.
import type { ComponentChildren } from 'preact';
import type { PlanView } from '../../commands/messages.ts';
import * as reviewTexts from '../texts/en/review.ts';
import { Icon } from './icon.tsx';
import { PlainList } from './plain-list.tsx';

export function PlanRest({ plan: { refused, remarks } }: { plan: PlanView }): ComponentChildren {
  return (
    <>
      {refused.length > 0 && (
        <section>
          <h2>
            <Icon name="warning" />
            {reviewTexts.refused(refused.length)}
          </h2>
          <ul class="refused">
            {refused.map((row) => (
              <li key={`${row.tab} ${row.row} ${row.what}`}>
                <span class="gray">{reviewTexts.row(row.tab, row.row)}</span>
                <span>
                  {row.label !== '' && <strong>{row.label}: </strong>}
                  {row.what} <span class="gray">{row.todo}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {remarks.length > 0 && (
        <section>
          <h2>{reviewTexts.remarks}</h2>
          <PlainList items={remarks} />
        </section>
      )}
    </>
  );
}
