// Removing personal data, from everyone or from one learner, and where it remains afterward.
import type { ComponentChildren } from 'preact';
import type { RemovalStep } from '../../protocol/removal.ts';
import type { ViewProps } from '../page/sidebar-state.ts';
import { Button } from '../parts/buttons.tsx';
import { Field } from '../parts/fields.tsx';
import { Message, PlainList } from '../parts/messages.tsx';
import { ProgressBar } from '../parts/progress.tsx';
import { removalTexts } from '../texts/en/removal.ts';

export function RemovePersonal({ known, state: { busy }, dispatch }: ViewProps): ComponentChildren {
  return (
    <>
      {known.removalOpen && busy === undefined && <Message kind="warning">{removalTexts.interrupted}</Message>}
      <details>
        <summary>{removalTexts.remove}</summary>
        <p>{removalTexts.removeHelp}</p>
        <OneField
          name="confirmed"
          label={removalTexts.confirmLabel}
          button={removalTexts.confirm}
          busy={busy}
          submit={(confirmed) => dispatch({ type: 'removePersonal', confirmed })}
        />
      </details>
      <details>
        <summary>{removalTexts.erase}</summary>
        <p>{removalTexts.eraseHelp}</p>
        <OneField
          name="learner"
          label={removalTexts.learner}
          button={removalTexts.confirmErase}
          busy={busy}
          submit={(learner) => dispatch({ type: 'eraseLearner', learner })}
        />
      </details>
      {(busy === 'removePersonal' || busy === 'eraseLearner') && <ProgressBar label={removalTexts.removing} count={0} />}
    </>
  );
}

interface OneFieldProps {
  name: string;
  label: string;
  button: string;
  busy: ViewProps['state']['busy'];
  submit: (text: string) => void;
}

function OneField({ name, label, button, busy, submit }: OneFieldProps): ComponentChildren {
  return (
    <form
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit(String(new FormData(event.currentTarget).get(name) ?? ''));
      }}
    >
      <Field id={name} label={label}>
        {(tied) => <input {...tied} name={name} autocomplete="off" />}
      </Field>
      <Button off={busy !== undefined}>{button}</Button>
    </form>
  );
}

/** Says where removed data remains. */
export function Remaining({ result: { remaining, unlisted } }: { result: RemovalStep }): ComponentChildren {
  const places = [...remaining.map(removalTexts.place), ...(unlisted > 0 ? [removalTexts.unlisted(unlisted)] : [])];
  return (
    <section class="block" aria-live="polite">
      {places.length > 0 && (
        <>
          <p>{removalTexts.found}</p>
          <PlainList items={places} />
        </>
      )}
      <p>{removalTexts.history}</p>
    </section>
  );
}
