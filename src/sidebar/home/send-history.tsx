// The last sends, newest first, each with its undo.
import type { ComponentChildren } from 'preact';
import type { RunSummary } from '../../protocol/jobs.ts';
import type { ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { ageOf, dateAndTime } from '../parts/age.ts';
import { Button } from '../parts/buttons.tsx';
import { Mark } from '../parts/messages.tsx';
import { TopBar, toOverview } from '../parts/top-bar.tsx';
import { runsTexts } from '../texts/en/home.ts';
import * as words from '../texts/en/words.ts';

export function runsView(props: ViewProps): ViewParts {
  const { known, state, dispatch } = props;
  return {
    top: <TopBar title={runsTexts.title} back={toOverview(dispatch)} />,
    rest:
      known.runs.length === 0 ? (
        <div class="empty">
          <h2>{runsTexts.noSends}</h2>
          <p>{runsTexts.noSendsHelp}</p>
        </div>
      ) : (
        <>
          <Button look="link" off={state.busy !== undefined} press={() => dispatch({ type: 'log' })}>
            {runsTexts.openLog}
          </Button>
          <ul class="tabs">
            {known.runs.map((run) => (
              <Run key={run.run} run={run} {...props} />
            ))}
          </ul>
        </>
      ),
  };
}

function Run({ run, state: { busy, now }, dispatch }: ViewProps & { run: RunSummary }): ComponentChildren {
  const clean = run.failed + run.unconfirmed + run.stale === 0;
  const sent = run.undoes ? runsTexts.undoing(words.sent(run)) : words.sent(run);
  const time = dateAndTime(run.at);
  const off = busy !== undefined;
  return (
    <li class="tab">
      <Mark kind={clean ? 'good' : 'warn'}>
        <strong>{sent}</strong>
      </Mark>
      <p>{runsTexts.about(run.about, run.by)}</p>
      <p class="gray">
        {words.age(ageOf(run.at, now))} · <time dateTime={new Date(run.at).toISOString()}>{time}</time>
        {run.undone && ` · ${runsTexts.undone}`}
      </p>
      <div class="buttons">
        <Button
          off={off || run.undoBlockedBecause !== undefined}
          label={words.of(runsTexts.undo, time)}
          press={() => dispatch({ type: 'undo', run: run.run })}
        >
          {runsTexts.undo}
        </Button>
        <Button off={off} label={words.of(runsTexts.showInLog, time)} press={() => dispatch({ type: 'log', run: run.run })}>
          {runsTexts.showInLog}
        </Button>
      </div>
      {run.undoBlockedBecause && <p class="help">{runsTexts.undoBlocked(run.undoBlockedBecause, run.host)}</p>}
    </li>
  );
}
