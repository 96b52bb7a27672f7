// The sidebar: one view at a time, with what concerns all of them above it.
import type { ComponentChildren } from 'preact';
import type { State } from '../../protocol/messages.ts';
import { Button } from '../parts/button.tsx';
import { isUnderWay } from '../parts/job.ts';
import { NoticeLine, noticeText } from '../parts/notice-line.tsx';
import { ProblemBlock } from '../parts/problem-block.tsx';
import { pullChoice } from '../pull/pull-choice.tsx';
import { pullForm } from '../pull/pull-form.tsx';
import { pullJob } from '../pull/pull-job.tsx';
import { columnsView } from '../settings/columns.tsx';
import { connectView } from '../settings/connect.tsx';
import { scheduleView } from '../settings/schedule.tsx';
import { settingsView } from '../settings/settings.tsx';
import { homeTexts } from '../texts/en/home.ts';
import { silent } from '../texts/en/problems.ts';
import { jobTexts } from '../texts/en/pull.ts';
import { columnsTexts } from '../texts/en/settings.ts';
import * as words from '../texts/en/words.ts';
import { checkView } from './check-catalog.tsx';
import { homeView } from './home.tsx';
import { needsConnection } from './needs-connection.ts';
import { runsView } from './send-history.tsx';
import type { Sidebar, SidebarAction } from './sidebar-state.ts';
import { TopBar } from './top-bar.tsx';
import type { View } from './view.ts';

interface SidebarProps {
  state: Sidebar;
  dispatch: (action: SidebarAction) => void;
}

/** What a view gets once the state is known. */
export type ViewProps = SidebarProps & { known: State };

/** The heading stands above problems and notices, the rest below them. */
export interface ViewParts {
  top: ComponentChildren;
  rest: ComponentChildren;
}

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
      {unread && (
        <ProblemBlock problem={unread}>
          <Button look={known ? undefined : 'action'} press={() => dispatch({ type: 'opened' })} off={state.reading}>
            {words.tryAgain}
          </Button>
        </ProblemBlock>
      )}
      {problem && (
        <ProblemBlock problem={problem}>
          {needsConnection(problem) && state.view !== 'connect' && (
            <Button press={() => dispatch({ type: 'go', view: 'connect' })}>{homeTexts.connect}</Button>
          )}
        </ProblemBlock>
      )}
      {notice && <NoticeLine notice={notice} />}
      {rest}
    </main>
  );
}

/** A view is a function from its props to its parts; a new one is a line here and a name in `logic/view.ts`. */
const views: Record<View, (props: ViewProps) => ViewParts> = {
  home: homeView,
  connect: connectView,
  pull: pullView,
  schedule: scheduleView,
  runs: runsView,
  columns: columnsView,
  settings: settingsView,
  check: checkView,
};

function pullView(props: ViewProps): ViewParts {
  const { pull, draft } = props.state;
  if (pull !== undefined) return pullJob({ ...props, pull });
  return draft === undefined ? pullChoice(props) : pullForm({ ...props, draft });
}

function loading({ reading }: Sidebar): ViewParts {
  return { top: <TopBar title={homeTexts.title} />, rest: reading && <p class="gray">{homeTexts.loading}</p> };
}

/** What a screen reader says of things that happen by themselves. */
function spoken({ pull, notice, columns }: Sidebar): string {
  if (columns?.moved) return columnsTexts.place(columns.moved.label, columns.moved.place + 1, columns.columns.length);
  if (pull !== undefined && isUnderWay(pull.job)) return pull.job.progress?.text || jobTexts.starting;
  if (pull?.job.phase === 'done') return pull.job.progress?.text ?? '';
  return notice === undefined ? '' : noticeText(notice);
}
