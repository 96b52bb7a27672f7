// Sets up one schedule: how often, when, and for which tabs. What takes more than Google allows isn't saved.
import type { ComponentChildren } from 'preact';
import type { Rule, ScheduleSaved } from '../../protocol/schedule.ts';
import type { ScheduleDraft, ViewProps } from '../page/sidebar-state.ts';
import { Button } from '../parts/buttons.tsx';
import { Check, Select } from '../parts/fields.tsx';
import { Message } from '../parts/messages.tsx';
import { scheduleTexts } from '../texts/en/settings.ts';
import * as words from '../texts/en/words.ts';
import { KEPT_COPIES, repeatOf, withCopies, withRepeat, withTab } from './schedule-draft.ts';

const { repeats } = scheduleTexts;
const REPEATS = [
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => ({ value: `hours:${hours}`, text: repeats.hours(hours) })),
  ...(['day', 'weekday', 'week', 'month'] as const).map((value) => ({ value, text: repeats[value] })),
];
const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), text: scheduleTexts.hour(hour) }));
const WEEKDAYS = scheduleTexts.weekdays.map((text, index) => ({ value: String(index + 1), text }));
const COPIES = (['none', 'tabs', 'rows'] as const).map((value) => ({ value, text: scheduleTexts.copiesAs[value] }));
const KEPT = KEPT_COPIES.map((most) => ({ value: String(most), text: String(most) }));
const MONTH_DAYS = (['first', 'last'] as const).map((value) => ({ value, text: scheduleTexts.monthDays[value] }));

export function ScheduleForm({ draft, known, state: { busy }, dispatch }: ViewProps & { draft: ScheduleDraft }): ComponentChildren {
  const { rule, tabs, refused } = draft;
  const change = (changes: Partial<ScheduleDraft>) =>
    dispatch({ type: 'draftSchedule', draft: { ...draft, refused: undefined, ...changes } });
  const isLast = (sheet: number) => tabs !== 'all' && tabs.length === 1 && tabs[0] === sheet;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (busy === undefined) dispatch({ type: 'schedule' });
      }}
    >
      <h2>{draft.id === undefined ? scheduleTexts.newTitle : scheduleTexts.changeTitle}</h2>
      <RuleFields rule={rule} change={(next) => change({ rule: next })} />
      {known.sets && (
        <Select
          id="what"
          label={scheduleTexts.what}
          help={draft.set === undefined ? undefined : scheduleTexts.setHelp}
          value={draft.set ?? ''}
          options={[{ value: '', text: scheduleTexts.tabs }, ...known.sets.map(({ id, name }) => ({ value: id, text: name }))]}
          change={(id) => change({ set: id || undefined })}
        />
      )}
      {draft.set === undefined && (
        <fieldset>
          <legend>{scheduleTexts.tabs}</legend>
          <Check
            label={scheduleTexts.allTabs}
            help={scheduleTexts.allTabsHelp}
            on={tabs === 'all'}
            change={(on) => change({ tabs: on ? 'all' : known.tabs.map(({ sheet }) => sheet) })}
          />
          {tabs !== 'all' &&
            known.tabs.map(({ sheet, name }) => (
              <Check
                key={sheet}
                label={name}
                on={tabs.includes(sheet)}
                change={(on) => change({ tabs: on || !isLast(sheet) ? withTab(tabs, sheet, on) : [...tabs] })}
              />
            ))}
        </fieldset>
      )}
      <CopyFields draft={draft} sheets={known.tabs.map(({ sheet }) => sheet)} change={change} />
      {refused && <TooMuch refused={refused} draft={draft} change={change} />}
      <div class="buttons">
        <Button look="action" off={busy !== undefined}>
          {busy === 'schedule' ? scheduleTexts.saving : scheduleTexts.save}
        </Button>
        <Button press={() => dispatch({ type: 'draftSchedule', draft: undefined })}>{words.cancel}</Button>
      </div>
    </form>
  );
}

function RuleFields({ rule, change }: { rule: Rule; change: (rule: Rule) => void }): ComponentChildren {
  return (
    <>
      <Select
        id="repeat"
        label={scheduleTexts.repeat}
        help={rule.every === 'hours' ? scheduleTexts.hoursHelp : undefined}
        value={repeatOf(rule)}
        options={REPEATS}
        change={(repeat) => change(withRepeat(rule, repeat))}
      />
      {rule.every === 'week' && (
        <Select
          id="weekday"
          label={scheduleTexts.weekday}
          value={String(rule.day)}
          options={WEEKDAYS}
          change={(day) => change({ ...rule, day: Number(day) })}
        />
      )}
      {rule.every === 'month' && (
        <Select
          id="month-day"
          label={scheduleTexts.monthDay}
          value={rule.day}
          options={MONTH_DAYS}
          change={(day) => change({ ...rule, day: day === 'last' ? 'last' : 'first' })}
        />
      )}
      {rule.every !== 'hours' && (
        <Select
          id="hour"
          label={scheduleTexts.after}
          help={scheduleTexts.hourHelp}
          value={String(rule.hour)}
          options={HOURS}
          change={(hour) => change({ ...rule, hour: Number(hour) })}
        />
      )}
    </>
  );
}

interface CopyProps {
  draft: ScheduleDraft;
  sheets: readonly number[];
  change: (changes: Partial<ScheduleDraft>) => void;
}

function CopyFields({ draft, sheets, change }: CopyProps): ComponentChildren {
  const { copies } = draft;
  return (
    <>
      <Select
        id="copies"
        label={scheduleTexts.copies}
        help={copies && scheduleTexts.copiesHelp}
        value={copies?.as ?? 'none'}
        options={COPIES}
        change={(as) => change({ copies: undefined, ...withCopies(draft, as, sheets) })}
      />
      {copies?.as === 'tabs' && (
        <Select
          id="kept"
          label={scheduleTexts.kept}
          help={scheduleTexts.keptHelp}
          value={String(copies.most)}
          options={KEPT}
          change={(most) => change({ copies: { ...copies, most: Number(most) } })}
        />
      )}
      {copies && (
        <Check
          label={scheduleTexts.copiesPersonal}
          help={scheduleTexts.copiesPersonalHelp}
          on={copies.personal}
          change={(personal) => change({ copies: { ...copies, personal } })}
        />
      )}
    </>
  );
}

interface TooMuchProps {
  refused: ScheduleSaved;
  draft: ScheduleDraft;
  change: (changes: Partial<ScheduleDraft>) => void;
}

/** Says what doesn't fit, and offers what does. */
function TooMuch({ refused: { perDay, limits, proposal }, draft, change }: TooMuchProps): ComponentChildren {
  const minutes = (ms: number) => words.number(Math.ceil(ms / 60_000));
  return (
    <>
      <Message kind="warning" role="alert">
        <p class="what">{scheduleTexts.tooMuch}</p>
        <p>{scheduleTexts.takes(minutes(perDay.ms), words.number(perDay.requests))}</p>
        <p>{scheduleTexts.allowed(minutes(limits.ms), words.number(limits.requests))}</p>
        {proposal ? (
          <div class="buttons">
            <Button press={() => change({ rule: proposal.rule })}>{scheduleTexts.instead(proposal.when)}</Button>
          </div>
        ) : (
          <p>{scheduleTexts.noneFits}</p>
        )}
      </Message>
      <Check
        label={scheduleTexts.workspace}
        help={scheduleTexts.workspaceHelp}
        on={draft.account === 'workspace'}
        change={(on) => change({ account: on ? 'workspace' : 'private' })}
      />
    </>
  );
}
