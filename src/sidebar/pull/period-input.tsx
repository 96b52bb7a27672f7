// When: any time, a period in words, or between two days, which can get a name.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { FilterForm } from '../../protocol/pull.ts';
import type { PullDraft } from '../page/sidebar-state.ts';
import { Check, Field, Select } from '../parts/fields.tsx';
import { pullTexts } from '../texts/en/pull.ts';
import { isPeriod } from './pull-draft.ts';

/** After a word: rows from before the period stay. */
const KEEPS_OLDER = '+';
const BETWEEN = 'between';
const TERM = /^term:(.*)=(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/;

interface PeriodInputProps {
  /** The filter of the first day. */
  filter: FilterForm;
  draft: PullDraft;
  fill: (filter: string, value: string) => void;
}

export function PeriodInput({ filter, draft, fill }: PeriodInputProps): ComponentChildren {
  const { label = '', until = '', choices = [] } = filter.period ?? {};
  const from = String(draft.values[filter.name] ?? '');
  const to = String(draft.values[until] ?? '');
  const [isBetween, setBetween] = useState(false);
  const keeps = from.endsWith(KEEPS_OLDER);
  const word = isPeriod(from) ? from.replace(/\+$/, '') : '';
  const chosen = word !== '' ? word : isBetween || from !== '' || to !== '' ? BETWEEN : '';
  const choose = (value: string): void => {
    setBetween(value === BETWEEN);
    fill(filter.name, value === BETWEEN ? '' : value);
    fill(until, '');
  };
  const options = [{ value: '', text: pullTexts.anyTime }, ...withWord(choices, word), { value: BETWEEN, text: pullTexts.between }];
  return (
    <>
      <Select id={`filter-${filter.name}`} label={label} value={chosen} options={options} change={choose} />
      {word !== '' && (
        <div class="form-group">
          <Check
            label={pullTexts.keepOlder}
            help={pullTexts.keepOlderHelp}
            on={keeps}
            change={(on) => fill(filter.name, on ? word + KEEPS_OLDER : word)}
          />
        </div>
      )}
      {chosen === BETWEEN && <TwoDays filter={filter} days={{ from, to }} errors={draft.errors} fill={fill} />}
    </>
  );
}

/** A tab can have been pulled with a period that the form doesn't offer, such as the last 14 days. */
function withWord(choices: readonly { value: string; text: string }[], word: string): readonly { value: string; text: string }[] {
  if (word === '' || choices.some(({ value }) => value === word)) return choices;
  return [...choices, { value: word, text: TERM.exec(word)?.[1] ?? word }];
}

interface TwoDaysProps {
  filter: FilterForm;
  days: { from: string; to: string };
  errors: PullDraft['errors'];
  fill: PeriodInputProps['fill'];
}

function TwoDays({ filter, days: { from, to }, errors, fill }: TwoDaysProps): ComponentChildren {
  const { label = '', until = '' } = filter.period ?? {};
  const [refused, setRefused] = useState(false);
  const day = (name: string, caption: string, value: string): ComponentChildren => {
    const error = errors[name];
    return (
      <Field id={`filter-${name}-day`} label={caption} error={error && pullTexts.errors[error]}>
        {(tied) => <input type="date" class="short" {...tied} value={value} onInput={(event) => fill(name, event.currentTarget.value)} />}
      </Field>
    );
  };
  const name = (text: string): void => {
    const isWhole = from !== '' && to !== '';
    setRefused(text.trim() !== '' && !isWhole);
    if (text.trim() === '' || !isWhole) return;
    fill(filter.name, `term:${text.trim().replace(/[+=]/g, ' ').slice(0, 40)}=${from}/${to}`);
    fill(until, '');
  };
  return (
    <>
      {day(filter.name, pullTexts.firstDay(label), from)}
      {day(until, pullTexts.lastDay(label), to)}
      <Field
        id={`filter-${filter.name}-term`}
        label={pullTexts.termName}
        help={pullTexts.termHelp}
        error={refused ? pullTexts.termError : undefined}
      >
        {(tied) => <input autocomplete="off" maxLength={40} {...tied} onChange={(event) => name(event.currentTarget.value)} />}
      </Field>
    </>
  );
}
