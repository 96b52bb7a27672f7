// The overview: the connection, unfinished jobs, the tabs, and the next sensible thing to do.
import type { ComponentChildren } from 'preact';
import type { OpenJob } from '../../protocol/jobs.ts';
import type { Command } from '../../protocol/messages.ts';
import type { State, TabState } from '../../protocol/state.ts';
import type { SidebarAction, ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { ageOf } from '../parts/age.ts';
import { Button, Row } from '../parts/buttons.tsx';
import { KindMark, ProblemMark } from '../parts/messages.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { connectView } from '../settings/connect.tsx';
import { movedView } from '../settings/move.tsx';
import { homeTexts } from '../texts/en/home.ts';
import * as words from '../texts/en/words.ts';
import { type NextStep, nextStep } from './next-step.ts';
import { TabList } from './tab-list.tsx';

export function homeView(props: ViewProps): ViewParts {
  const { known } = props;
  if (known.moved) return movedView(props);
  if (known.connection === undefined) return connectView(props);
  return {
    top: (
      <>
        <TopBar title={homeTexts.title} />
        <Connection {...known.connection} dispatch={props.dispatch} />
        <KindMark {...known.connection} />
      </>
    ),
    rest: (
      <>
        {known.tabs.length === 0 && <Empty />}
        <OpenJobs {...props} />
        <MainButtons {...props} />
        <ScheduleProblem {...props} />
        {known.tabs.length > 0 && <TabList {...props} />}
        <More {...props} />
      </>
    ),
  };
}

function Connection({ host, dispatch }: { host: string; dispatch: ViewProps['dispatch'] }): ComponentChildren {
  return (
    <p class="connection">
      <span>
        <span class="unseen">{homeTexts.connectedTo} </span>
        <span class="host">{host}</span>
      </span>
      <Button look="link" label={homeTexts.changeLabel} press={() => dispatch({ type: 'go', view: 'connect' })}>
        {homeTexts.change}
      </Button>
    </p>
  );
}

/** The worst problem of the schedules: one that stops a schedule rather than a tab, which is marked in the list of tabs. */
function ScheduleProblem({ known, dispatch }: ViewProps): ComponentChildren {
  const problem = known.schedules.find((each) => each.problem)?.problem;
  if (problem === undefined) return null;
  return (
    <section class="block">
      <ProblemMark {...problem} />
      <Button look="link" press={() => dispatch({ type: 'go', view: 'schedule' })}>
        {homeTexts.schedule}
      </Button>
    </section>
  );
}

function Empty(): ComponentChildren {
  return (
    <div class="empty">
      <h2>{homeTexts.noTabs}</h2>
      <p>{homeTexts.noTabsTodo}</p>
    </div>
  );
}

function MainButtons({ known, state: { busy }, dispatch }: ViewProps): ComponentChildren {
  const step = nextStep(known);
  const main = mainOf(step, busy);
  const second =
    step.do === 'review'
      ? step.tab && refresh(step.tab)
      : known.tabs.some((tab) => tab.editable)
        ? review(known.connection?.readOnly ? homeTexts.checkEdits : homeTexts.reviewAny, busy)
        : undefined;
  const off = busy !== undefined;
  return (
    <div class="main-buttons">
      {main && (
        <Button look="action" off={off} press={() => dispatch(main.action)}>
          {main.text}
        </Button>
      )}
      {second && (
        <Button off={off} press={() => dispatch(second.action)}>
          {second.text}
        </Button>
      )}
    </div>
  );
}

interface Choice {
  text: string;
  action: SidebarAction;
}

function mainOf(step: NextStep, busy: Command | undefined): Choice | undefined {
  switch (step.do) {
    case 'pull':
      return { text: homeTexts.firstPull, action: { type: 'go', view: 'pull' } };
    case 'resume':
      // The button is next to the job.
      return undefined;
    case 'review':
      return review(step.unsent === undefined ? homeTexts.reviewAny : homeTexts.review(step.unsent), busy);
    case 'refresh':
      return refresh(step.tab);
    case 'refreshAll':
      return { text: busy === 'refreshAll' ? homeTexts.refreshingAll : homeTexts.refreshAll, action: { type: 'refreshAll' } };
  }
}

function review(text: string, busy: Command | undefined): Choice {
  return { text: busy === 'openReview' ? homeTexts.opening : text, action: { type: 'review' } };
}

function refresh(tab: TabState): Choice {
  return { text: homeTexts.refresh(tab.name), action: { type: 'refresh', sheet: tab.sheet } };
}

function More({ known, dispatch }: ViewProps): ComponentChildren {
  const { runs } = known;
  return (
    <ul class="rows">
      <Row title={homeTexts.reports} press={() => dispatch({ type: 'openTask', view: 'reports' })} />
      <Row title={homeTexts.enroll} press={() => dispatch({ type: 'openTask', view: 'enroll' })} />
      <Row title={homeTexts.schedule} note={scheduleText(known)} press={() => dispatch({ type: 'go', view: 'schedule' })} />
      <Row
        title={homeTexts.runs}
        note={runs.length === 0 ? homeTexts.noRuns : words.number(runs.length)}
        press={() => dispatch({ type: 'go', view: 'runs' })}
      />
      <Row title={words.settings} press={() => dispatch({ type: 'go', view: 'settings' })} />
    </ul>
  );
}

function scheduleText({ canSchedule, schedules }: State): string {
  if (!canSchedule) return homeTexts.scheduleAway;
  const [first] = [...schedules].sort((a, b) => a.nextAt - b.nextAt);
  if (first === undefined) return homeTexts.scheduleOff;
  const isBroken = schedules.some(({ problem, states }) => problem ?? states.some((tab) => tab.problem));
  return isBroken ? homeTexts.scheduleFailed : first.next;
}

function OpenJobs(props: ViewProps): ComponentChildren {
  const { jobs } = props.known;
  if (jobs.length === 0) return null;
  return (
    <section class="block">
      <h2>{homeTexts.jobs}</h2>
      <ul class="tabs">
        {jobs.map((job) => (
          <Open key={job.job} open={job} {...props} />
        ))}
      </ul>
    </section>
  );
}

function Open({ open, known, state: { busy, now }, dispatch }: ViewProps & { open: OpenJob }): ComponentChildren {
  const { job, kind, name, count, total, since, elsewhere } = open;
  const title = homeTexts.job(kind, name);
  const off = busy !== undefined;
  const step = nextStep(known);
  return (
    <li class="tab">
      <strong>{title}</strong>
      <p class="gray">{homeTexts.jobProgress(open, words.part(count, total), words.age(ageOf(since, now)))}</p>
      {elsewhere && <p class="gray">{homeTexts.connectToResume(elsewhere.host)}</p>}
      <div class="buttons">
        {!elsewhere && (
          <Button
            look={step.do === 'resume' && step.job === open ? 'action' : undefined}
            off={off}
            label={words.of(homeTexts.resume, title)}
            press={() => dispatch({ type: 'resumeJob', job })}
          >
            {homeTexts.resume}
          </Button>
        )}
        <Button off={off} label={words.of(words.cancel, title)} press={() => dispatch({ type: 'endJob', job })}>
          {words.cancel}
        </Button>
      </div>
    </li>
  );
}
