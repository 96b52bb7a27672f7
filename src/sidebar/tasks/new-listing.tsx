// A new listing from the selected row. The inputs are read when the form is submitted.
import type { ComponentChildren } from 'preact';
import { Button } from '../parts/buttons.tsx';
import { Field } from '../parts/fields.tsx';
import { enrollTexts } from '../texts/en/tasks.ts';
import type { TasksProps } from './tasks-state.ts';

/** Returns `undefined` until the row is known. */
export function newListingBody({ state: { pattern, busy }, dispatch }: TasksProps): ComponentChildren {
  if (!pattern) return undefined;
  const { key, one, title, path, hasCourse } = pattern;
  return (
    <form
      key={key}
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const typed = (name: string) => String(data.get(name) ?? '').trim();
        dispatch({ type: 'newListing', title: typed('title'), path: typed('path'), course: typed('course') });
      }}
    >
      <p>{enrollTexts.copyOf(one, title)}</p>
      <Field id="title" label={enrollTexts.listingTitle}>
        {(tied) => <input {...tied} name="title" required defaultValue={title} />}
      </Field>
      <Field id="path" label={enrollTexts.path} help={enrollTexts.pathHelp(path)}>
        {(tied) => <input {...tied} name="path" required spellcheck={false} />}
      </Field>
      {hasCourse && (
        <Field id="course" label={enrollTexts.course} help={enrollTexts.courseHelp}>
          {(tied) => <input {...tied} name="course" class="short" required pattern="\d+" inputMode="numeric" />}
        </Field>
      )}
      <div class="bottom">
        <Button look="action" off={busy !== undefined}>
          {busy === 'newListing' ? enrollTexts.adding : enrollTexts.addCopy}
        </Button>
      </div>
    </form>
  );
}
