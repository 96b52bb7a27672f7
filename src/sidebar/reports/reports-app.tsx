// The page of the reports: all of them with their questions, the form of one, and a run.
import type { ComponentChildren } from 'preact';
import type { DashboardForm, ReportForm } from '../../protocol/reports.ts';
import { isUnderWay } from '../page/job.ts';
import { Button } from '../parts/buttons.tsx';
import { Field } from '../parts/fields.tsx';
import { Message, ProblemBlock, ProblemMark } from '../parts/messages.tsx';
import { needsConnection } from '../parts/problem-kinds.ts';
import { TopBar } from '../parts/top-bar.tsx';
import { silent } from '../texts/en/problems.ts';
import { reportsTexts } from '../texts/en/reports.ts';
import * as words from '../texts/en/words.ts';
import { LastRun } from './last-run.tsx';
import { OwnForm, ownTitle } from './own-form.tsx';
import { currentTitle, ReportResult, ReportRunning } from './report-run.tsx';
import { ReportSettings } from './report-settings.tsx';
import { type ReportsProps, reportNamed } from './reports-state.ts';
import { Yours } from './yours.tsx';

/** With fewer reports, a search isn't worth its place. */
const MIN_SEARCHED = 6;

export function ReportsApp(props: ReportsProps): ComponentChildren {
  const { state, dispatch } = props;
  const report = reportNamed(state, state.shown);
  const isRunning = isUnderWay(state.run?.job) && state.run?.job.phase !== 'disconnected';
  const own = state.own?.view === 'to save' ? undefined : state.own;
  const about = own ? ownTitle(own) : report?.title;
  const title = isRunning ? reportsTexts.running(currentTitle(state.run)) : (about ?? reportsTexts.title);
  const back = about
    ? { label: reportsTexts.all, go: () => dispatch({ type: 'show' }) }
    : { label: words.back, go: () => dispatch({ type: 'leave', view: 'home' }) };
  return (
    <main class="sidebar">
      <TopBar title={title} {...(isRunning ? {} : { back })} />
      {state.silent && <ProblemBlock problem={silent} mild />}
      {state.problem && (
        <ProblemBlock problem={state.problem}>
          {needsConnection(state.problem) ? (
            <Button press={() => dispatch({ type: 'leave', view: 'connect' })}>{words.connect}</Button>
          ) : (
            !own && <Button press={() => dispatch({ type: 'again' })}>{words.tryAgain}</Button>
          )}
        </ProblemBlock>
      )}
      {state.notice && !isRunning && (
        <Message kind="done" role="status">
          <p class="what">{state.notice}</p>
        </Message>
      )}
      {isRunning ? <ReportRunning {...props} /> : <ReportResult {...props} />}
      {!isRunning && own && <OwnForm own={own} {...props} />}
      {!isRunning && !own && (report ? <ReportSettings key={report.name} report={report} {...props} /> : <List {...props} />)}
    </main>
  );
}

function List(props: ReportsProps): ComponentChildren {
  const { state, dispatch } = props;
  const { reports, search } = state;
  if (!reports) return state.problem ? undefined : <p class="gray">{words.loading}</p>;
  const searched = search.toLowerCase().split(/\s+/);
  const wanted = reports.filter(({ title, question, group }) => {
    const text = `${title} ${question} ${group}`.toLowerCase();
    return searched.every((word) => text.includes(word));
  });
  const groups = Array.from(new Set(wanted.map(({ group }) => group)));
  return (
    <>
      {!reports.some(({ tab }) => tab) && <p class="block">{reportsTexts.none}</p>}
      {reports.length >= MIN_SEARCHED && (
        <Field id="search" label={reportsTexts.search}>
          {(tied) => (
            <input
              type="search"
              autocomplete="off"
              {...tied}
              value={search}
              onInput={(event) => dispatch({ type: 'search', text: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      {state.made && <Yours {...props} made={state.made} words={searched} />}
      {search === '' && state.dashboard && <DashboardLine {...props} dashboard={state.dashboard} />}
      {wanted.length === 0 && <p class="gray">{reportsTexts.noMatches}</p>}
      {groups.map((group) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul class="tabs">
            {wanted
              .filter((report) => report.group === group)
              .map((report) => (
                <Line key={report.name} report={report} {...props} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function DashboardLine({ dashboard: { tab }, state, dispatch }: ReportsProps & { dashboard: DashboardForm }): ComponentChildren {
  return (
    <section>
      <h2>{reportsTexts.dashboard}</h2>
      <ul class="tabs">
        <li class="tab">
          <div class="tab-title">
            <span>{reportsTexts.dashboardAbout}</span>
            <Button
              label={reportsTexts.runOf(reportsTexts.dashboard)}
              off={state.busy === true}
              press={() => dispatch({ type: 'runDashboard' })}
            >
              {reportsTexts.run}
            </Button>
          </div>
          {tab && (
            <p class="gray">
              <Button
                look="link"
                label={words.of(reportsTexts.openTab, tab.name)}
                press={() => dispatch({ type: 'activate', sheet: tab.sheet })}
              >
                {reportsTexts.openTab}
              </Button>
            </p>
          )}
        </li>
      </ul>
    </section>
  );
}

function Line({ report, state, dispatch }: ReportsProps & { report: ReportForm }): ComponentChildren {
  const { name, title, question, tab, denied } = report;
  return (
    <li class="tab">
      <div class="tab-title">
        <Button look="link name" label={reportsTexts.settingsOf(title)} press={() => dispatch({ type: 'show', report: name })}>
          {title}
        </Button>
        <Button label={reportsTexts.runOf(title)} off={state.busy === true} press={() => dispatch({ type: 'run', report: name })}>
          {reportsTexts.run}
        </Button>
      </div>
      <p>{question}</p>
      {tab && <LastRun tab={tab} now={state.now} dispatch={dispatch} />}
      {denied.length > 0 && <ProblemMark what={reportsTexts.denied(denied)} todo={reportsTexts.deniedTodo} />}
      {denied.length === 0 && tab?.problem && <ProblemMark {...tab.problem} />}
    </li>
  );
}
