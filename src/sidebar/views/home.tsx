// The overview: the connection, what is in the tabs, and the next sensible thing to do.

import type { ComponentChildren } from 'preact';
import type { State } from '../../commands/messages.ts';
import { type NextStep, nextStep } from '../logic/next-step.ts';
import type { Sidebar } from '../logic/sidebar.ts';
import * as homeTexts from '../texts/en/home.ts';
import * as scheduleTexts from '../texts/en/schedule.ts';
import * as words from '../texts/en/words.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import type { ViewParts, ViewProps } from './sidebar-app.tsx';
import { TabList } from './tab-list.tsx';
import { TopBar } from './top-bar.tsx';

export function homeView(props: ViewProps): ViewParts {
  const { known } = props;
  if (known.connection === undefined) return { top: <TopBar title={homeTexts.welcome} />, rest: <Welcome {...props} /> };
  return {
    top: (
      <>
        <TopBar title={homeTexts.title} />
        <Connection host={known.connection.host} label={known.connection.label} dispatch={props.dispatch} />
      </>
    ),
    rest: (
      <>
        {known.tabs.length === 0 && <Empty />}
        <MainButtons {...props} />
        {known.tabs.length > 0 && <TabList {...props} />}
        <More {...props} />
      </>
    ),
  };
}

function Welcome({ dispatch }: ViewProps): ComponentChildren {
  return (
    <div class="block">
      <p>{homeTexts.about}</p>
      <ol class="steps">
        {homeTexts.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button look="action wide" press={() => dispatch({ type: 'go', view: 'connect' })}>
        {homeTexts.connect}
      </Button>
    </div>
  );
}

function Connection({ host, label, dispatch }: { host: string; label: string; dispatch: ViewProps['dispatch'] }): ComponentChildren {
  return (
    <p class="connection">
      <span>
        <span class="unseen">{homeTexts.connectedTo} </span>
        <span class="host">{host}</span>
        {label !== '' && label !== host && <span class="gray"> ({label})</span>}
      </span>
      <Button look="link" label={homeTexts.changeLabel} press={() => dispatch({ type: 'go', view: 'connect' })}>
        {homeTexts.change}
      </Button>
    </p>
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

function MainButtons({ known, state, dispatch }: ViewProps): ComponentChildren {
  const step = nextStep(known);
  const waiting = state.busy !== undefined;
  const press = (): void => take(step, dispatch);
  const canReview = known.tabs.some((tab) => tab.editable);
  return (
    <div class="main-buttons">
      <Button look="action wide" off={waiting} press={press}>
        {mainText(step, state)}
      </Button>
      {step.do === 'review' && (
        <Button look="wide" off={waiting} press={() => dispatch({ type: 'refresh', sheet: step.tab.sheet })}>
          {homeTexts.refresh(step.tab.name)}
        </Button>
      )}
      {step.do !== 'review' && canReview && (
        <Button look="wide" off={waiting} press={() => dispatch({ type: 'review' })}>
          {state.busy === 'openReview' ? homeTexts.opening : homeTexts.reviewAny}
        </Button>
      )}
    </div>
  );
}

function mainText(step: NextStep, { busy }: Sidebar): string {
  switch (step.do) {
    case 'connect':
      return homeTexts.connect;
    case 'pull':
      return homeTexts.firstPull;
    case 'review':
      return busy === 'openReview' ? homeTexts.opening : homeTexts.review(step.unsent);
    case 'refresh':
      return homeTexts.refresh(step.tab.name);
    case 'refreshAll':
      return busy === 'refreshAll' ? homeTexts.refreshingAll : homeTexts.refreshAll;
  }
}

function take(step: NextStep, dispatch: ViewProps['dispatch']): void {
  if (step.do === 'connect') dispatch({ type: 'go', view: 'connect' });
  else if (step.do === 'pull') dispatch({ type: 'go', view: 'pull' });
  else if (step.do === 'review') dispatch({ type: 'review' });
  else if (step.do === 'refresh') dispatch({ type: 'refresh', sheet: step.tab.sheet });
  else dispatch({ type: 'refreshAll' });
}

function More({ known, dispatch }: ViewProps): ComponentChildren {
  return (
    <ul class="rows more">
      <li>
        <Button press={() => dispatch({ type: 'go', view: 'schedule' })}>
          <span>{homeTexts.schedule}</span>
          <span class="gray">{scheduleText(known)}</span>
          <Icon name="next" />
        </Button>
      </li>
      <li>
        <Button press={() => dispatch({ type: 'go', view: 'runs' })}>
          <span>{homeTexts.runs}</span>
          <span class="gray">{known.runs.length === 0 ? homeTexts.noRuns : words.number(known.runs.length)}</span>
          <Icon name="next" />
        </Button>
      </li>
    </ul>
  );
}

function scheduleText({ canSchedule, schedule }: State): string {
  if (!canSchedule) return homeTexts.scheduleAway;
  return schedule === undefined ? homeTexts.scheduleOff : scheduleTexts.hours(schedule.hour);
}
