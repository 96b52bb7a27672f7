// Settings of the file that are about people's data, and the hint at edits.
import type { ComponentChildren } from 'preact';
import type { ViewProps } from '../home/sidebar-app.tsx';
import { Button } from '../parts/button.tsx';
import { Check } from '../parts/checkbox.tsx';
import { Field } from '../parts/field.tsx';
import { personalTexts } from '../texts/en/settings.ts';

export function TrustSettings({ known, state, dispatch }: ViewProps): ComponentChildren {
  const off = state.busy !== undefined;
  const other = known.personal === 'with' ? 'without' : 'with';
  return (
    <>
      <Check label={personalTexts.hints} help={personalTexts.hintsHelp} on={known.hints} change={(on) => dispatch({ type: 'hints', on })} />
      <section class="block">
        <h2>{personalTexts.title}</h2>
        <p>{personalTexts.so[known.personal ?? 'unasked']}</p>
        <Button off={off} press={() => dispatch({ type: 'personal', answer: other })}>
          {other === 'with' ? personalTexts.allow : personalTexts.leaveOut}
        </Button>
        {other === 'without' && <p class="help small">{personalTexts.stays}</p>}
        <details>
          <summary>{personalTexts.remove}</summary>
          <p>{personalTexts.removeHelp}</p>
          <form
            autocomplete="off"
            onSubmit={(event) => {
              event.preventDefault();
              const typed = new FormData(event.currentTarget).get('confirmed');
              dispatch({ type: 'removePersonal', confirmed: String(typed ?? '') });
            }}
          >
            <Field id="confirmed" label={personalTexts.label}>
              {(tied) => <input {...tied} name="confirmed" autocomplete="off" />}
            </Field>
            <Button off={off}>{personalTexts.yes}</Button>
          </form>
        </details>
      </section>
    </>
  );
}
