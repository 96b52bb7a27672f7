// Connecting to a Catalog. The key stays in its input: it is read when the form is sent and never kept in the state.
import type { ComponentChildren } from 'preact';
import * as connectTexts from '../texts/en/connect.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { KindMark } from './kind-mark.tsx';
import type { ViewParts, ViewProps } from './sidebar-app.tsx';
import { TopBar, toOverview } from './top-bar.tsx';

export function connectView(props: ViewProps): ViewParts {
  const { known, dispatch } = props;
  return {
    top: <TopBar title={connectTexts.title} back={toOverview(dispatch)} />,
    rest: (
      <>
        {known.copied && <p class="help block">{connectTexts.copied}</p>}
        {known.connection && <Present {...props} />}
        <ConnectForm {...props} />
      </>
    ),
  };
}

function ConnectForm({ known, state, dispatch }: ViewProps): ComponentChildren {
  const { blank } = state;
  const connecting = state.busy === 'connect';
  return (
    <form
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        dispatch({ type: 'connect', ...read(data) });
      }}
    >
      <Field id="host" label={connectTexts.host} help={connectTexts.hostHelp} error={blank.host ? connectTexts.hostBlank : undefined}>
        {(tied) => <input {...tied} name="host" inputMode="url" autocomplete="off" autocapitalize="off" spellcheck={false} />}
      </Field>
      <Field id="key" label={connectTexts.key} help={connectTexts.keyHelp} error={blank.key ? connectTexts.keyBlank : undefined}>
        {(tied) => <input {...tied} name="key" type="password" autocomplete="off" spellcheck={false} />}
      </Field>
      <fieldset>
        <legend>{connectTexts.kind}</legend>
        {KINDS.map((kind) => (
          <label class="check" key={kind}>
            <input type="radio" name="kind" value={kind} defaultChecked={kind === (known.connection?.kind ?? 'production')} />
            <span>
              {connectTexts.kinds[kind]}
              <span class="help small">{connectTexts.kindsHelp[kind]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label class="check">
        <input type="checkbox" name="readOnly" />
        <span>
          {connectTexts.readOnly}
          <span class="help small">{connectTexts.readOnlyHelp}</span>
        </span>
      </label>
      <p class="help">{connectTexts.privacy}</p>
      <Button look="action wide" off={state.busy !== undefined}>
        {connecting ? connectTexts.connecting : known.connection ? connectTexts.reconnect : connectTexts.connect}
      </Button>
    </form>
  );
}

const KINDS = ['production', 'test'] as const;

function read(data: FormData) {
  const text = (name: string) => String(data.get(name) ?? '');
  const kind = KINDS.find((one) => one === text('kind'));
  return { host: text('host'), key: text('key'), kind, readOnly: data.has('readOnly') };
}

function Present({ known, state, dispatch }: ViewProps): ComponentChildren {
  return (
    <div class="block present">
      <p>
        {connectTexts.now} <strong>{known.connection?.host}</strong>
        {known.connection && <KindMark {...known.connection} />}
      </p>
      <details>
        <summary>{connectTexts.disconnect}</summary>
        <p>{connectTexts.sure}</p>
        <Button off={state.busy !== undefined} press={() => dispatch({ type: 'disconnect' })}>
          {state.busy === 'disconnect' ? connectTexts.disconnecting : connectTexts.yes}
        </Button>
      </details>
    </div>
  );
}
