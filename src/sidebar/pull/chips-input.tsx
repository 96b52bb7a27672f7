// The input of a filter that takes several titles, names, or addresses: each chosen one becomes a chip with a button that removes it.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { FilterForm } from '../../protocol/pull.ts';
import { Icon } from '../parts/buttons.tsx';
import { Field } from '../parts/fields.tsx';
import { chipTexts } from '../texts/en/pull.ts';
import { chipsIn } from './pull-draft.ts';

interface ChipsInputProps {
  filter: FilterForm;
  /** The chosen ones, and what is being typed. */
  value: readonly string[];
  help: string | undefined;
  fill: (value: string[]) => void;
  /** Titles of listings to choose from. */
  titles: readonly string[];
}

export function ChipsInput({ filter, value, help, fill, titles }: ChipsInputProps): ComponentChildren {
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = `filter-${filter.name}`;
  // Pull takes what is being typed, too. A chip that appeared as the input loses the focus would move the button from under the mouse.
  const chosen = typed === '' ? value : value.slice(0, -1);
  // A saved filter has IDs, which are sent again.
  const shown = (name: string): string => filter.names?.[name] ?? name;
  const type = (text: string): void => {
    setTyped(text);
    fill(text === '' ? [...chosen] : [...chosen, text]);
  };
  const add = (text: string): void => {
    setTyped('');
    const added = chipsIn(text).filter((each) => !chosen.includes(each));
    fill([...chosen, ...added]);
    if (added.length > 0) setSaid(chipTexts.added(added));
  };
  const remove = (name: string): void => {
    fill([...chosen.filter((each) => each !== name), ...(typed === '' ? [] : [typed])]);
    setSaid(chipTexts.removed(shown(name)));
    // The button is gone, and with it the focus.
    input.current?.focus();
  };
  return (
    <Field id={id} label={filter.label} help={[help, chipTexts.help].filter(Boolean).join(' ')}>
      {(tied) => (
        <>
          {chosen.length > 0 && (
            <ul class="chips" aria-label={chipTexts.chosen(filter.label)}>
              {chosen.map((name) => (
                <li key={name} class="chip">
                  {shown(name)}
                  <button
                    type="button"
                    aria-label={chipTexts.remove(shown(name))}
                    title={chipTexts.remove(shown(name))}
                    onClick={() => remove(name)}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <input
            {...tied}
            ref={input}
            list={filter.refers === 'listings' ? `${id}-titles` : undefined}
            autocomplete="off"
            value={typed}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && typed.trim() !== '') {
                event.preventDefault();
                add(typed);
              }
            }}
          />
          {filter.refers === 'listings' && (
            <datalist id={`${id}-titles`}>
              {titles.map((title) => (
                <option key={title} value={title} />
              ))}
            </datalist>
          )}
          <p class="unseen" role="status">
            {said}
          </p>
        </>
      )}
    </Field>
  );
}
