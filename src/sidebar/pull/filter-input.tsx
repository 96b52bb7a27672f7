// The right input for each kind of filter.
import type { ComponentChildren } from 'preact';
import type { FilterForm, FilterValue } from '../../protocol/pull.ts';
import { Check, Field, Select } from '../parts/fields.tsx';
import { pullTexts } from '../texts/en/pull.ts';
import * as words from '../texts/en/words.ts';
import type { FilterError } from '../texts/facts.ts';
import { ChipsInput } from './chips-input.tsx';
import { takesSeveral } from './pull-draft.ts';

interface FilterInputProps {
  filter: FilterForm;
  value: FilterValue;
  error?: FilterError;
  fill: (value: FilterValue) => void;
  /** Titles of listings to choose from. */
  titles: readonly string[];
}

export function FilterInput({ filter, value, error, fill, titles }: FilterInputProps): ComponentChildren {
  const { kind, label, choices = [] } = filter;
  const wordFor = (choice: string) => words.sentence(filter.words?.[choice] ?? choice);
  const id = `filter-${filter.name}`;
  const refersHelp = filter.refers && pullTexts.refersHelp[filter.refers];
  const name = typeof value === 'string' ? filter.names?.[value.trim()] : undefined;
  const help =
    [name && pullTexts.idIs(String(value), name), refersHelp, filter.help].filter(Boolean).join(' ') ||
    (kind === 'ids' ? pullTexts.idsHelp : undefined);
  if (takesSeveral(filter)) {
    const texts = [value].flat().filter((each) => each !== '');
    return <ChipsInput filter={filter} value={texts} help={help} fill={fill} titles={titles} />;
  }
  if (kind === 'presence') {
    return (
      <div class="form-group">
        <Check label={label} help={help} on={value === 'true'} change={(on) => fill(on ? 'true' : '')} />
      </div>
    );
  }
  if (kind === 'choices') {
    const chosen = Array.isArray(value) ? value : [];
    // Kept in the order of the form, so that the same choices are the same value.
    const toggle = (choice: string, on: boolean): void => fill(choices.filter((one) => (one === choice ? on : chosen.includes(one))));
    return (
      <fieldset class="form-group">
        <legend>{label}</legend>
        {choices.map((choice) => (
          <Check key={choice} label={wordFor(choice)} on={chosen.includes(choice)} change={(on) => toggle(choice, on)} />
        ))}
        {help && <p class="help">{help}</p>}
      </fieldset>
    );
  }
  if (kind === 'boolean' || kind === 'choice') {
    const known = kind === 'boolean' ? YES_OR_NO : choices.map((choice) => ({ value: choice, text: wordFor(choice) }));
    const options = [{ value: '', text: filter.whose ? pullTexts.noTabChosen : pullTexts.anyValue }, ...known];
    return <Select id={id} label={label} help={help} value={String(value)} options={options} change={fill} />;
  }
  const shared = {
    class: kind === 'text' || kind === 'ids' || filter.refers ? undefined : 'short',
    list: filter.refers === 'listings' ? `${id}-titles` : undefined,
    autocomplete: 'off' as const,
    value: String(value),
    onInput: (event: { currentTarget: HTMLInputElement }) => fill(event.currentTarget.value),
  };
  return (
    <Field id={id} label={label} help={help} error={error && pullTexts.errors[error]}>
      {(tied) =>
        kind === 'day' ? (
          <input type="date" {...tied} {...shared} />
        ) : (
          <>
            <input inputMode={filter.refers ? undefined : MODES[kind]} {...tied} {...shared} />
            {filter.refers === 'listings' && (
              <datalist id={`${id}-titles`}>
                {titles.map((title) => (
                  <option key={title} value={title} />
                ))}
              </datalist>
            )}
          </>
        )
      }
    </Field>
  );
}

/** The keyboard that a touch screen shows. */
const MODES: Partial<Record<FilterForm['kind'], 'numeric' | 'decimal'>> = { integer: 'numeric', decimal: 'decimal' };

const YES_OR_NO = [
  { value: 'true', text: pullTexts.yesValue },
  { value: 'false', text: pullTexts.noValue },
];
