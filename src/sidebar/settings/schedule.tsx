// The schedules of the file, with what their last runs came to.
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../protocol/messages.ts';
import type { ScheduledTab, ScheduleState } from '../../protocol/schedule.ts';
import type { ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { ageOf } from '../parts/age.ts';
import { Button } from '../parts/buttons.tsx';
import { Field } from '../parts/fields.tsx';
import { ProblemMark } from '../parts/messages.tsx';
import { TopBar, toOverview } from '../parts/top-bar.tsx';
import { homeTexts } from '../texts/en/home.ts';
import { scheduleTexts } from '../texts/en/settings.ts';
import * as words from '../texts/en/words.ts';
import { ScheduleForm } from './schedule-form.tsx';

export function scheduleView(props: ViewProps): ViewParts {
  const { known, state, dispatch } = props;
  const { schedule } = state;
  return {
    top: <TopBar title={scheduleTexts.title} back={toOverview(dispatch)} />,
    rest: !known.canSchedule ? <Away /> : schedule ? <ScheduleForm {...props} draft={schedule} /> : <List {...props} />,
  };
}

function Away(): ComponentChildren {
  return (
    <div class="empty">
      <h2>{scheduleTexts.unavailable}</h2>
      <p>{scheduleTexts.unavailableHelp}</p>
    </div>
  );
}

function List(props: ViewProps): ComponentChildren {
  const { known, state, dispatch } = props;
  const off = state.busy !== undefined || (known.tabs.length === 0 && !known.sets);
  return (
    <>
      <p>{scheduleTexts.about}</p>
      {known.schedules.length > 0 && (
        <ul class="tabs">
          {known.schedules.map((schedule) => (
            <Schedule key={schedule.id} {...props} schedule={schedule} />
          ))}
        </ul>
      )}
      {known.tabs.length === 0 && <p class="help">{scheduleTexts.noTabs}</p>}
      <div class="buttons">
        <Button look={known.schedules.length === 0 ? 'action' : undefined} off={off} press={() => dispatch({ type: 'editSchedule' })}>
          {scheduleTexts.add}
        </Button>
        <Button off={off} press={() => dispatch({ type: 'refreshAll' })}>
          {state.busy === 'refreshAll' ? homeTexts.refreshingAll : scheduleTexts.refreshNow}
        </Button>
      </div>
      {known.schedules.some(({ yours }) => yours) && <Notify {...props} />}
    </>
  );
}

/** A problem that several tabs have is shown once. */
function problemsOf(states: readonly ScheduledTab[]): { tabs: string[]; problem: Problem }[] {
  const found: { tabs: string[]; problem: Problem }[] = [];
  for (const { name, problem } of states) {
    if (!problem) continue;
    const same = found.find((each) => each.problem.what === problem.what);
    if (same) same.tabs.push(name);
    else found.push({ tabs: [name], problem });
  }
  return found;
}

/** Where the user is told about failures without opening the file. */
function Notify({
  known: {
    notify,
    package: { addresses },
  },
  state,
  dispatch,
}: ViewProps): ComponentChildren {
  return (
    <form
      class="block"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        dispatch({ type: 'notify', email: String(given.get('email') ?? ''), webhook: String(given.get('webhook') ?? '') });
      }}
    >
      <h2>{scheduleTexts.notify}</h2>
      <p class="help">{scheduleTexts.notifyHelp}</p>
      {notify.email !== undefined && (
        <Field id="email" label={scheduleTexts.email}>
          {(tied) => <input {...tied} name="email" type="email" autocomplete="email" defaultValue={notify.email} />}
        </Field>
      )}
      <Field
        id="webhook"
        label={scheduleTexts.webhook}
        help={addresses ? scheduleTexts.webhookAllowed(addresses) : scheduleTexts.webhookHelp}
      >
        {(tied) => <input {...tied} name="webhook" inputMode="url" autocomplete="off" spellcheck={false} defaultValue={notify.webhook} />}
      </Field>
      <Button off={state.busy !== undefined}>{state.busy === 'notifySchedules' ? scheduleTexts.saving : scheduleTexts.notifySave}</Button>
    </form>
  );
}

function Schedule({ schedule, state: { busy, now }, dispatch }: ViewProps & { schedule: ScheduleState }): ComponentChildren {
  const { id, when, next, refreshedAt, problem, states, yours, by, canTakeOver } = schedule;
  const title = words.sentence(when);
  const off = busy !== undefined;
  const names = schedule.set
    ? schedule.set.name
    : schedule.tabs === 'all'
      ? scheduleTexts.allTabs
      : words.joined(states.map(({ name }) => name));
  return (
    <li class="tab">
      <strong>{title}</strong>
      <p>{names}</p>
      {schedule.copies && (
        <p class="gray small">{schedule.copies.as === 'tabs' ? scheduleTexts.keeps(schedule.copies.most) : scheduleTexts.keepsRows}</p>
      )}
      <p class="gray">
        {scheduleTexts.next}: {next}
        <br />
        {scheduleTexts.last}: {refreshedAt === undefined ? scheduleTexts.never : words.age(ageOf(refreshedAt, now))}
        <br />
        {yours ? scheduleTexts.yours : scheduleTexts.by(by)}
      </p>
      {problem && <ProblemMark {...problem} />}
      {problemsOf(states).map(({ tabs, problem: ofTabs }) => (
        <div key={ofTabs.what}>
          <p class="small">{words.joined(tabs)}</p>
          <ProblemMark {...ofTabs} />
        </div>
      ))}
      {states.some((tab) => tab.problem) && <p class="help small">{scheduleTexts.retried}</p>}
      {states.map(
        ({ sheet, name, reading }) =>
          reading && (
            <p key={sheet} class="gray small">
              {name}: {scheduleTexts.reading(words.part(reading.count, reading.total))}
            </p>
          ),
      )}
      {canTakeOver && <p class="help small">{scheduleTexts.takeOverHelp}</p>}
      <div class="buttons">
        {canTakeOver && (
          <Button look="action" off={off} label={words.of(scheduleTexts.takeOver, title)} press={() => dispatch({ type: 'takeOver', id })}>
            {scheduleTexts.takeOver}
          </Button>
        )}
        {yours && (
          <Button off={off} label={words.of(scheduleTexts.change, title)} press={() => dispatch({ type: 'editSchedule', id })}>
            {scheduleTexts.change}
          </Button>
        )}
        <Button off={off} label={words.of(scheduleTexts.remove, title)} press={() => dispatch({ type: 'unschedule', id })}>
          {scheduleTexts.remove}
        </Button>
      </div>
    </li>
  );
}
