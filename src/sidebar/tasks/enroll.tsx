// Enrolling learners: first the listing and the names, then the search results.
import type { ComponentChildren } from 'preact';
import type { PersonMatch } from '../../protocol/tasks.ts';
import { Button } from '../parts/buttons.tsx';
import { Check, Field, Select } from '../parts/fields.tsx';
import { PlainList } from '../parts/messages.tsx';
import { enrollTexts } from '../texts/en/tasks.ts';
import { CREATE, chosenListing, type Enrolling, isNew, isReady, listingName, placeOf } from './enroll-actions.ts';
import type { TasksProps } from './tasks-state.ts';

type Props = TasksProps & { draft: Enrolling };

/** Returns `undefined` until the listings are known. */
export function enrollBody(props: TasksProps): ComponentChildren {
  const draft = props.state.enrolling;
  if (!draft?.listings) return undefined;
  if (draft.listings.length === 0) return <PullFirst {...props} text={enrollTexts.noListings} names={['courses', 'programs']} />;
  if (!draft.hasUsers) return <PullFirst {...props} text={enrollTexts.noUsers} names={['users']} />;
  return draft.people ? <Found {...props} draft={draft} /> : <Form {...props} draft={draft} />;
}

function PullFirst({ text, names, dispatch }: TasksProps & { text: string; names: (keyof typeof enrollTexts.pull)[] }): ComponentChildren {
  return (
    <>
      <p class="block">{text}</p>
      <div class="buttons">
        {names.map((name, at) => (
          <Button key={name} look={at === 0 ? 'action' : undefined} press={() => dispatch({ type: 'leave', view: `pull:${name}` })}>
            {enrollTexts.pull[name]}
          </Button>
        ))}
      </div>
    </>
  );
}

function Form({ draft, state: { busy }, dispatch }: Props): ComponentChildren {
  const names = (draft.listings ?? []).map(listingName);
  return (
    <form
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        dispatch({ type: 'match' });
      }}
    >
      <p class="help">{enrollTexts.about}</p>
      <Field id="listing" label={enrollTexts.listing} help={enrollTexts.listingHelp}>
        {(tied) => (
          <input
            {...tied}
            required
            list="listings"
            value={draft.listing}
            onInput={({ currentTarget }) => {
              const { value } = currentTarget;
              currentTarget.setCustomValidity(chosenListing({ ...draft, listing: value }) ? '' : enrollTexts.listingHelp);
              dispatch({ type: 'enrolling', set: { listing: value } });
            }}
          />
        )}
      </Field>
      <datalist id="listings">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field id="people" label={enrollTexts.people} help={enrollTexts.peopleHelp}>
        {(tied) => (
          <textarea
            {...tied}
            required
            rows={8}
            value={draft.text}
            onInput={(event) => dispatch({ type: 'enrolling', set: { text: event.currentTarget.value } })}
          />
        )}
      </Field>
      <div class="bottom">
        <Button look="action" off={busy !== undefined}>
          {busy === 'matchPeople' ? enrollTexts.finding : enrollTexts.find}
        </Button>
      </div>
    </form>
  );
}

function Found({ draft, state: { busy }, dispatch }: Props): ComponentChildren {
  const { people = [], chosen } = draft;
  const rows = chosen.filter(Boolean).length;
  const sure = people.filter(isReady);
  const placed = people.filter((person) => placeOf(person) !== undefined);
  const fresh = people.filter(isNew).length;
  const choose = (choiceOf: (person: PersonMatch, at: number) => string | undefined): void =>
    dispatch({ type: 'enrolling', set: { chosen: people.map((person, at) => choiceOf(person, at) ?? chosen[at] ?? '') } });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        dispatch({ type: 'enroll' });
      }}
    >
      {sure.length > 0 && (
        <details class="block">
          <summary>{enrollTexts.foundLearners(sure.length)}</summary>
          <PlainList items={sure.map(({ found }) => found[0]?.text ?? '')} />
        </details>
      )}
      {placed.length > 0 && (
        <details class="block" open>
          <summary>{enrollTexts.alreadyIn(placed.length)}</summary>
          <PlainList items={placed.map((person) => enrollTexts.placed(person.found[0]?.text ?? '', placeOf(person) ?? ''))} />
        </details>
      )}
      {sure.length + placed.length < people.length && <h2>{enrollTexts.needsDecision}</h2>}
      {fresh > 0 && (
        <div class="form-group">
          <Check
            label={enrollTexts.createAll(fresh)}
            on={people.every((person, at) => !isNew(person) || chosen[at] === CREATE)}
            change={(on) => choose((person) => (isNew(person) ? (on ? CREATE : '') : undefined))}
          />
        </div>
      )}
      {people.map((person, at) => {
        const { name, mail, found } = person;
        if (isReady(person) || placeOf(person) !== undefined) return null;
        return (
          <Select
            key={`${name} ${mail}`}
            id={`person-${at}`}
            label={[name, mail].filter(Boolean).join(', ')}
            value={chosen[at] ?? ''}
            options={[
              { value: '', text: found.length === 0 && mail === '' ? enrollTexts.skipWithoutEmail : enrollTexts.skipLearner },
              ...found.flatMap(({ id, text, already }) => (already === undefined ? [{ value: id, text }] : [])),
              ...(mail === '' || person.isSure ? [] : [{ value: CREATE, text: enrollTexts.create }]),
            ]}
            change={(choice) => choose((_, index) => (index === at ? choice : undefined))}
          />
        );
      })}
      <div class="bottom">
        <Button look="action" off={busy !== undefined || rows === 0}>
          {busy === 'enroll' ? enrollTexts.adding : enrollTexts.addRows(rows)}
        </Button>
        <Button press={() => dispatch({ type: 'enrolling', set: { people: undefined } })}>{enrollTexts.editList}</Button>
      </div>
    </form>
  );
}
