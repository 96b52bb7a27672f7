// The daily refresh.
import type { ComponentChildren } from 'preact';
import type { ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { ageOf } from '../parts/age.ts';
import { Button } from '../parts/buttons.tsx';
import { Select } from '../parts/fields.tsx';
import { ProblemBlock } from '../parts/messages.tsx';
import { TopBar, toOverview } from '../parts/top-bar.tsx';
import { homeTexts } from '../texts/en/home.ts';
import { scheduleTexts } from '../texts/en/settings.ts';
import * as words from '../texts/en/words.ts';

const OPTIONS = [
  { value: '', text: scheduleTexts.off },
  ...Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), text: scheduleTexts.daily(scheduleTexts.hours(hour)) })),
];

export function scheduleView(props: ViewProps): ViewParts {
  const { known, dispatch } = props;
  return {
    top: <TopBar title={scheduleTexts.title} back={toOverview(dispatch)} />,
    rest: known.canSchedule ? <Form {...props} /> : <Away />,
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

function Form({ known, state, dispatch }: ViewProps): ComponentChildren {
  const { schedule } = known;
  const waiting = state.busy !== undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const hour = String(new FormData(event.currentTarget).get('hour') ?? '');
        dispatch({ type: 'schedule', hour: hour === '' ? null : Number(hour) });
      }}
    >
      <p>{scheduleTexts.about}</p>
      <Select
        id="hour"
        name="hour"
        label={scheduleTexts.hourLabel}
        help={scheduleTexts.zoneHelp}
        value={schedule === undefined ? '' : String(schedule.hour)}
        options={OPTIONS}
      />
      <div class="buttons">
        <Button look="action" off={waiting}>
          {state.busy === 'schedule' ? scheduleTexts.saving : scheduleTexts.save}
        </Button>
        <Button off={waiting || known.tabs.length === 0} press={() => dispatch({ type: 'refreshAll' })}>
          {state.busy === 'refreshAll' ? homeTexts.refreshingAll : scheduleTexts.refreshNow}
        </Button>
      </div>
      {known.tabs.length === 0 && <p class="help">{scheduleTexts.noTabs}</p>}
      {schedule && (
        <p class="gray">
          {scheduleTexts.lastRefresh}:{' '}
          {schedule.ranAt === undefined ? scheduleTexts.neverRefreshed : words.age(ageOf(schedule.ranAt, state.now))}
        </p>
      )}
      {schedule?.problem && <ProblemBlock problem={schedule.problem} />}
    </form>
  );
}
