// The sidebar: one view at a time, with problems and notices above its content.
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../protocol/messages.ts';
import type { SidebarView } from '../../protocol/views.ts';
import { isUnderWay } from '../page/job.ts';
import type { Notice, Sidebar, SidebarProps, ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { Button } from '../parts/buttons.tsx';
import { Message, ProblemBlock } from '../parts/messages.tsx';
import { needsConnection } from '../parts/problem-kinds.ts';
import { TopBar } from '../parts/top-bar.tsx';
import { pullChoice } from '../pull/pull-choice.tsx';
import { pullForm } from '../pull/pull-form.tsx';
import { pullJob } from '../pull/pull-job.tsx';
import { columnsView } from '../settings/columns.tsx';
import { connectView } from '../settings/connect.tsx';
import { Remaining } from '../settings/removal.tsx';
import { scheduleView } from '../settings/schedule.tsx';
import { reportView, settingsView } from '../settings/settings.tsx';
import { homeTexts, noticeTexts } from '../texts/en/home.ts';
import { keysTexts } from '../texts/en/keys.ts';
import { silent } from '../texts/en/problems.ts';
import { jobTexts } from '../texts/en/pull.ts';
import { removalTexts } from '../texts/en/removal.ts';
import { columnsTexts } from '../texts/en/settings.ts';
import * as words from '../texts/en/words.ts';
import { homeView } from './home.tsx';
import { runsView } from './send-history.tsx';

export function SidebarApp({ state, dispatch }: SidebarProps): ComponentChildren {
  const { known, unread, problem, notice } = state;
  const { top, rest } = known === undefined ? loading(state) : views[state.view]({ state, known, dispatch });
  return (
    <main class="sidebar">
      <p class="unseen" role="status">
        {spoken(state)}
      </p>
      {top}
      {state.silent && <ProblemBlock problem={silent} mild />}
      {unread && !isShownBelow(state, unread) && (
        <ProblemBlock problem={unread}>
          <Button look={known ? undefined : 'action'} press={() => dispatch({ type: 'opened' })} off={state.reading}>
            {words.tryAgain}
          </Button>
        </ProblemBlock>
      )}
      {problem && (
        <ProblemBlock problem={problem}>
          {needsConnection(problem) && state.view !== 'connect' && (
            <Button press={() => dispatch({ type: 'go', view: 'connect' })}>{words.connect}</Button>
          )}
        </ProblemBlock>
      )}
      {notice && <NoticeLine notice={notice} />}
      {rest}
    </main>
  );
}

/** Returns whether the pull that is shown ended with the same problem. It offers to try the pull again, which reads the state, too. */
function isShownBelow({ view, known, pull }: Sidebar, { what }: Problem): boolean {
  return view === 'pull' && known !== undefined && pull?.job.problem?.what === what;
}

/** The content of each view. What a view needs before it's shown is in `navigation.ts`; a view missing from either doesn't compile. */
const views: Record<SidebarView, (props: ViewProps) => ViewParts> = {
  home: homeView,
  connect: connectView,
  pull: pullView,
  schedule: scheduleView,
  runs: runsView,
  columns: columnsView,
  settings: settingsView,
  check: reportView('check'),
  checkInstallation: reportView('checkInstallation'),
  diagnostics: reportView('diagnostics'),
};

function pullView(props: ViewProps): ViewParts {
  const { pull, draft } = props.state;
  if (pull !== undefined) return pullJob({ ...props, pull });
  return draft === undefined ? pullChoice(props) : pullForm({ ...props, draft });
}

function loading({ reading }: Sidebar): ViewParts {
  return { top: <TopBar title={homeTexts.title} />, rest: reading && <p class="gray">{words.loading}</p> };
}

/** Returns what a screen reader says about changes that happen automatically. */
function spoken({ pull, notice, columns }: Sidebar): string {
  if (columns?.moved) return columnsTexts.position(columns.moved.label, columns.moved.place + 1, columns.columns.length);
  if (pull !== undefined && isUnderWay(pull.job)) return pull.job.progress?.text || jobTexts.starting;
  if (pull?.job.phase === 'done') return pull.job.progress?.text ?? '';
  return notice === undefined ? '' : noticeText(notice);
}

function NoticeLine({ notice }: { notice: Notice }): ComponentChildren {
  const problems = notice.about === 'refreshed' ? notice.problems : [];
  const differs = (notice.about === 'checked' && (notice.differences ?? 0) > 0) || (notice.about === 'access' && notice.refused > 0);
  return (
    <>
      <Message kind={problems.length > 0 || differs ? 'warning' : 'done'}>{noticeText(notice)}</Message>
      {notice.about === 'removed' && <Remaining {...notice} />}
      {problems.map((problem) => (
        <ProblemBlock key={problem.what} problem={problem} />
      ))}
    </>
  );
}

function noticeText(notice: Notice): string {
  switch (notice.about) {
    case 'connected':
      return noticeTexts.connected(notice.host, notice.catalogs);
    case 'disconnected':
      return noticeTexts.disconnected(notice.keyKept);
    case 'keysRemoved':
      return keysTexts.removed(notice.keys);
    case 'arranged':
      return noticeTexts.arranged;
    case 'scheduled':
      return noticeTexts.scheduled(notice.when, notice.next);
    case 'unscheduled':
      return noticeTexts.unscheduled;
    case 'tookOver':
      return noticeTexts.tookOver;
    case 'notified':
      return noticeTexts.notified;
    case 'refreshed':
      return noticeTexts.refreshed(notice.names);
    case 'removed':
      return removalTexts.removed(notice.result.tabs);
    case 'access':
      return noticeTexts.access(notice.refused);
    case 'checked':
      return notice.differences === undefined ? noticeTexts.reported : noticeTexts.checked(notice.differences);
  }
}
