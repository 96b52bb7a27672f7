// What users of the file have made: sets and own reports, each with a button that runs it.
import type { ComponentChildren } from 'preact';
import type { OwnForms, OwnReportForm, SetForm } from '../../protocol/own-reports.ts';
import { Button } from '../parts/buttons.tsx';
import { Mark, ProblemMark } from '../parts/messages.tsx';
import { ownTexts } from '../texts/en/own-reports.ts';
import { reportsTexts } from '../texts/en/reports.ts';
import { joined } from '../texts/en/words.ts';
import { LastRun } from './last-run.tsx';
import { changing, type OwnView, showing } from './own-state.ts';
import type { ReportsProps } from './reports-state.ts';

interface YoursProps extends ReportsProps {
  made: OwnForms;
  /** What the user searches for. */
  words: readonly string[];
}

export function Yours({ made, words, ...props }: YoursProps): ComponentChildren {
  const { state, dispatch } = props;
  const has = (...texts: string[]) => words.every((word) => texts.join(' ').toLowerCase().includes(word));
  const sets = made.sets.filter(({ name, planned }) => has(name, ...planned.map(({ title }) => title)));
  const own = made.own.filter(({ name, about }) => has(name, about));
  const isSearched = state.search !== '';
  if (isSearched && sets.length + own.length === 0) return undefined;
  return (
    <section>
      <h2>{ownTexts.yours}</h2>
      {made.own.length + made.sets.length === 0 && <p class="gray">{ownTexts.none}</p>}
      <ul class="tabs">
        {sets.map((set) => (
          <SetLine key={set.id} set={set} {...props} />
        ))}
        {own.map((report) => (
          <OwnLine key={report.id} report={report} {...props} />
        ))}
      </ul>
      {!isSearched && (
        <div class="buttons">
          <Button look="link" press={() => dispatch({ type: 'save' })}>
            {ownTexts.add}
          </Button>
          <Button look="link" press={() => dispatch({ type: 'own', own: { view: 'set', name: '', runs: [] } })}>
            {ownTexts.addSet}
          </Button>
          <Button look="link" press={() => dispatch({ type: 'own', own: { view: 'paste', text: '' } })}>
            {ownTexts.paste}
          </Button>
        </div>
      )}
    </section>
  );
}

function SetLine({ set, ...props }: ReportsProps & { set: SetForm }): ComponentChildren {
  const { id, planned } = set;
  return (
    <li class="tab">
      <Title {...props} name={set.name} own={changing(set)} run={() => props.dispatch({ type: 'runSet', id })} />
      <p>{joined(planned.map(({ title }) => title))}</p>
    </li>
  );
}

function OwnLine({ report, ...props }: ReportsProps & { report: OwnReportForm }): ComponentChildren {
  const { id, name, about, elsewhere, tab } = report;
  return (
    <li class="tab">
      <Title {...props} name={name} own={showing(report)} run={() => props.dispatch({ type: 'runOwn', id })} />
      <p>{about}</p>
      {tab && <LastRun tab={tab} now={props.state.now} dispatch={props.dispatch} />}
      {elsewhere && <Mark kind="warn">{ownTexts.elsewhere(elsewhere)}</Mark>}
      {tab?.problem && <ProblemMark {...tab.problem} />}
    </li>
  );
}

/** The name, which opens the settings, and the button that runs it. */
function Title({ name, own, run, state, dispatch }: ReportsProps & { name: string; own: OwnView; run: () => void }): ComponentChildren {
  return (
    <div class="tab-title">
      <Button look="link name" label={reportsTexts.settingsOf(name)} press={() => dispatch({ type: 'own', own })}>
        {name}
      </Button>
      <Button label={reportsTexts.runOf(name)} off={state.busy === true} press={run}>
        {reportsTexts.run}
      </Button>
    </div>
  );
}
