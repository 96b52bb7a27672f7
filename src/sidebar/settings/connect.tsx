// Connecting to a Catalog. The key stays in its input: it's read when the form is submitted and never kept in the state.
import type { ComponentChildren } from 'preact';
import type { ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { Button } from '../parts/buttons.tsx';
import { Field } from '../parts/fields.tsx';
import { Form } from '../parts/form.tsx';
import { KindMark } from '../parts/messages.tsx';
import { TopBar, toOverview } from '../parts/top-bar.tsx';
import { homeTexts } from '../texts/en/home.ts';
import { connectTexts } from '../texts/en/settings.ts';
import { SwitchedCatalog } from './keys.tsx';

/** Without a connection, this is shown instead of the overview. */
export function connectView(props: ViewProps): ViewParts {
  const { known, dispatch } = props;
  return {
    top: <TopBar title={connectTexts.title} back={known.connection && toOverview(dispatch)} />,
    rest: (
      <>
        {known.connection ? <Present {...props} /> : <p class="block">{aboutFile(known)}</p>}
        {known.switched && <SwitchedCatalog {...props} switched={known.switched} />}
        <ConnectForm {...props} />
      </>
    ),
  };
}

/** Says what the add-on does, or why a file with tabs has no connection. */
function aboutFile({ copied, otherScript, tabs }: ViewProps['known']): string {
  if (copied) return connectTexts.copied;
  if (otherScript) return connectTexts.otherScript;
  return tabs.length === 0 ? connectTexts.about : connectTexts.noKey;
}

function ConnectForm({ known, state, dispatch }: ViewProps): ComponentChildren {
  const { blank } = state;
  const off = state.busy !== undefined;
  const { addresses } = known.package;
  const { host, label, kind: present = 'production' } = known.connection ?? {};
  return (
    <Form submit={(data) => dispatch({ type: 'connect', ...read(data) })}>
      <Field
        id="host"
        label={connectTexts.host}
        help={addresses ? connectTexts.hostAllowed(addresses) : connectTexts.hostHelp}
        error={blank.host ? connectTexts.hostBlank : undefined}
      >
        {(tied) => <input {...tied} name="host" inputMode="url" autocomplete="off" autocapitalize="off" spellcheck={false} />}
      </Field>
      <Field id="key" label={connectTexts.key} help={connectTexts.keyHelp} error={blank.key ? connectTexts.keyBlank : undefined}>
        {(tied) => <input {...tied} name="key" type="password" autocomplete="off" spellcheck={false} />}
      </Field>
      <Field id="user" label={connectTexts.user} help={connectTexts.userHelp}>
        {(tied) => <input {...tied} name="user" autocomplete="name" defaultValue={known.connection?.user ?? ''} />}
      </Field>
      <Field id="label" label={connectTexts.name} help={connectTexts.nameHelp}>
        {(tied) => <input {...tied} name="label" autocomplete="off" defaultValue={label === host ? '' : label} />}
      </Field>
      <fieldset>
        <legend>{connectTexts.kind}</legend>
        {KINDS.map((kind) => (
          <label class="check" key={kind}>
            <input type="radio" name="kind" value={kind} defaultChecked={kind === present} />
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
      <div class="bottom">
        <Button look="action" off={off}>
          {state.busy === 'connect' ? connectTexts.connecting : known.connection ? connectTexts.reconnect : connectTexts.connect}
        </Button>
        {known.connection === undefined && known.tabs.some((tab) => tab.editable) && (
          <Button off={off} press={() => dispatch({ type: 'review' })}>
            {homeTexts.checkEdits}
          </Button>
        )}
      </div>
    </Form>
  );
}

const KINDS = ['production', 'test'] as const;

function read(data: FormData) {
  const text = (name: string) => String(data.get(name) ?? '');
  const kind = KINDS.find((one) => one === text('kind'));
  return { host: text('host'), key: text('key'), label: text('label'), user: text('user'), kind, readOnly: data.has('readOnly') };
}

function Present({ known, state, dispatch }: ViewProps): ComponentChildren {
  return (
    <div class="block present">
      <p>
        {connectTexts.connectedTo} <strong>{known.connection?.host}</strong>
        {known.connection && <KindMark {...known.connection} />}
      </p>
      <details>
        <summary>{connectTexts.disconnect}</summary>
        <p>{connectTexts.disconnectHelp}</p>
        <Button off={state.busy !== undefined} press={() => dispatch({ type: 'disconnect' })}>
          {state.busy === 'disconnect' ? connectTexts.disconnecting : connectTexts.confirmDisconnect}
        </Button>
      </details>
    </div>
  );
}
