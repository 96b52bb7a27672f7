// Settings of the connection and the file, and the check of a Catalog that opens from them.
import type { ComponentChildren } from 'preact';
import type { ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { dateAndTime } from '../parts/age.ts';
import { Button, Row } from '../parts/buttons.tsx';
import { Check, Field } from '../parts/fields.tsx';
import { ProgressBar } from '../parts/progress.tsx';
import { TopBar, toOverview, toSettings } from '../parts/top-bar.tsx';
import { checkTexts, personalTexts, settingsTexts } from '../texts/en/settings.ts';
import * as words from '../texts/en/words.ts';

export function settingsView(props: ViewProps): ViewParts {
  const { known, dispatch } = props;
  return {
    top: <TopBar title={words.settings} back={toOverview(dispatch)} />,
    rest: (
      <>
        <ul class="rows">
          <Row
            title={settingsTexts.connection}
            small={known.connection?.host ?? settingsTexts.notConnected}
            press={() => dispatch({ type: 'go', view: 'connect' })}
          />
          {known.connection && (
            <Row title={settingsTexts.check} small={settingsTexts.checkHelp} press={() => dispatch({ type: 'go', view: 'check' })} />
          )}
          <Row title={settingsTexts.help} press={() => dispatch({ type: 'openTask', view: 'help' })} />
        </ul>
        <PrivacySettings {...props} />
      </>
    ),
  };
}

function PrivacySettings({ known, state, dispatch }: ViewProps): ComponentChildren {
  const off = state.busy !== undefined;
  const { personal, personalDecided: decided } = known;
  // If a stricter choice applies, the user can only change their own.
  const other = (decided?.yours ?? personal) === 'with' ? 'without' : 'with';
  return (
    <>
      <Check label={personalTexts.hints} help={personalTexts.hintsHelp} on={known.hints} change={(on) => dispatch({ type: 'hints', on })} />
      <section class="block">
        <h2>{personalTexts.title}</h2>
        <p>{personalTexts.answer[personal ?? 'unasked']}</p>
        {decided && <p class="gray">{personalTexts.decided(decided.by, decided.at === 0 ? undefined : dateAndTime(decided.at))}</p>}
        {personal === 'without' && decided?.yours === 'with' && <p>{personalTexts.stricter}</p>}
        {known.connection === undefined ? (
          <p class="help small">{personalTexts.needsKey}</p>
        ) : (
          <Button off={off} press={() => dispatch({ type: 'personal', answer: other })}>
            {other === 'with' ? personalTexts.include : personalTexts.stopIncluding}
          </Button>
        )}
        {other === 'without' && <p class="help small">{personalTexts.dataStays}</p>}
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
            <Field id="confirmed" label={personalTexts.confirmLabel}>
              {(tied) => <input {...tied} name="confirmed" autocomplete="off" />}
            </Field>
            <Button off={off}>{personalTexts.confirmRemoval}</Button>
          </form>
        </details>
      </section>
    </>
  );
}

export function checkView({ state: { busy, notice }, dispatch }: ViewProps): ViewParts {
  const checking = busy === 'checkCatalog';
  return {
    top: <TopBar title={checkTexts.title} back={toSettings(dispatch)} />,
    rest: (
      <>
        <p class="block">{checkTexts.about}</p>
        <p class="block">
          <Button look="wide action" off={busy !== undefined} press={() => dispatch({ type: 'checkCatalog' })}>
            {checking ? checkTexts.checking : checkTexts.runCheck}
          </Button>
        </p>
        {checking && <ProgressBar label={checkTexts.checking} count={0} />}
        {notice?.about === 'checked' && (
          <textarea
            readOnly
            rows={25}
            aria-label={checkTexts.report}
            onFocus={(event) => event.currentTarget.select()}
            value={notice.report}
          />
        )}
      </>
    ),
  };
}
