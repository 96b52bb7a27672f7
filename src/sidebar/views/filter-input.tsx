// The right input for each kind of filter.
import type { ComponentChildren } from 'preact';
import type { FilterForm, FilterValue } from '../../commands/messages.ts';
import type { FilterError } from '../logic/filters.ts';
import * as pullTexts from '../texts/en/pull.ts';
import * as words from '../texts/en/words.ts';
import { TextField } from './text-field.tsx';

interface FilterInputProps {
  filter: FilterForm;
  value: FilterValue;
  error?: FilterError;
  fill: (value: FilterValue) => void;
}

export function FilterInput(props: FilterInputProps): ComponentChildren {
  switch (props.filter.kind) {
    case 'presence':
      return <Presence {...props} />;
    case 'boolean':
      return (
        <Select
          {...props}
          options={[
            { value: 'true', text: pullTexts.yes },
            { value: 'false', text: pullTexts.no },
          ]}
        />
      );
    case 'choice':
      return <Select {...props} options={(props.filter.choices ?? []).map((value) => ({ value, text: words.sentence(value) }))} />;
    case 'choices':
      return <Choices {...props} />;
    default:
      return <Text {...props} />;
  }
}

function Text({ filter, value, error, fill }: FilterInputProps): ComponentChildren {
  const shared = {
    class: filter.kind === 'text' || filter.kind === 'ids' ? undefined : 'short',
    autocomplete: 'off' as const,
    value: String(value),
    onInput: (event: { currentTarget: HTMLInputElement }) => fill(event.currentTarget.value),
  };
  const mode = filter.kind === 'integer' ? 'numeric' : filter.kind === 'decimal' ? 'decimal' : 'text';
  return (
    <TextField
      id={idOf(filter)}
      label={filter.label}
      help={filter.help ?? (filter.kind === 'ids' ? pullTexts.idsHelp : undefined)}
      error={error === undefined ? undefined : pullTexts.errors[error]}
      input={filter.kind === 'day' ? { ...shared, type: 'date' } : { ...shared, type: 'text', inputMode: mode }}
    />
  );
}

function Select({ filter, value, fill, options }: FilterInputProps & { options: { value: string; text: string }[] }): ComponentChildren {
  const id = idOf(filter);
  return (
    <div class="form-group">
      <label for={id}>{filter.label}</label>
      <select
        id={id}
        value={String(value)}
        aria-describedby={filter.help === undefined ? undefined : `${id}-help`}
        onChange={(event) => fill(event.currentTarget.value)}
      >
        <option value="">{pullTexts.any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <Help filter={filter} />
    </div>
  );
}

function Presence({ filter, value, fill }: FilterInputProps): ComponentChildren {
  return (
    <div class="form-group">
      <label class="check">
        <input type="checkbox" checked={value === 'true'} onChange={(event) => fill(event.currentTarget.checked ? 'true' : '')} />
        <span>{filter.label}</span>
      </label>
      <Help filter={filter} />
    </div>
  );
}

function Choices({ filter, value, fill }: FilterInputProps): ComponentChildren {
  const chosen = Array.isArray(value) ? value : [];
  return (
    <fieldset class="form-group" aria-describedby={filter.help === undefined ? undefined : `${idOf(filter)}-help`}>
      <legend>{filter.label}</legend>
      {(filter.choices ?? []).map((choice) => (
        <label class="check" key={choice}>
          <input
            type="checkbox"
            checked={chosen.includes(choice)}
            onChange={(event) => fill(toggled(filter, chosen, choice, event.currentTarget.checked))}
          />
          <span>{words.sentence(choice)}</span>
        </label>
      ))}
      <Help filter={filter} />
    </fieldset>
  );
}

function Help({ filter }: { filter: FilterForm }): ComponentChildren {
  if (filter.help === undefined) return null;
  return (
    <p class="help" id={`${idOf(filter)}-help`}>
      {filter.help}
    </p>
  );
}

/** In the order of the form, so that the same choice is the same value. */
function toggled(filter: FilterForm, chosen: readonly string[], choice: string, on: boolean): string[] {
  return (filter.choices ?? []).filter((one) => (one === choice ? on : chosen.includes(one)));
}

function idOf(filter: FilterForm): string {
  return `filter-${filter.name}`;
}
