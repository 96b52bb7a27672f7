// The screens of Google that a person meets before a script runs for the first time, in their order and with their words.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ConsentRequest } from '../../host.ts';
import { Modal } from './modal.tsx';

interface ConsentProps {
  asked: ConsentRequest;
  agreed(refused: string[]): void;
  declined(): void;
}

type Step = 'required' | 'account' | 'unverified' | 'scopes';

export function Consent({ asked, agreed, declined }: ConsentProps) {
  const [step, setStep] = useState<Step>('required');
  const screens: Record<Step, ComponentChildren> = {
    required: <Required go={() => setStep('account')} declined={declined} />,
    account: <Account asked={asked} go={() => setStep(asked.unverified ? 'unverified' : 'scopes')} />,
    unverified: <Unverified asked={asked} go={() => setStep('scopes')} declined={declined} />,
    scopes: <Scopes asked={asked} agreed={agreed} declined={declined} />,
  };
  const titles: Record<Step, string> = {
    required: 'Authorization required',
    account: 'Choose an account',
    unverified: 'Google hasn’t verified this app',
    scopes: `${asked.script} wants access to your Google Account`,
  };
  return (
    <Modal key={step} title={titles[step]} width={step === 'required' ? 420 : 460} closed={declined}>
      <div className="consent">{screens[step]}</div>
    </Modal>
  );
}

function Required({ go, declined }: { go(): void; declined(): void }) {
  return (
    <>
      <p>A script attached to this document needs your permission to run.</p>
      <div className="buttons">
        <button type="button" onClick={declined}>
          Cancel
        </button>
        <button type="button" className="main" onClick={go}>
          OK
        </button>
      </div>
    </>
  );
}

function Account({ asked, go }: { asked: ConsentRequest; go(): void }) {
  return (
    <>
      <p>to continue to {asked.script}</p>
      <button type="button" className="account" onClick={go}>
        {asked.user}
      </button>
    </>
  );
}

function Unverified({ asked, go, declined }: { asked: ConsentRequest; go(): void; declined(): void }) {
  const [advanced, setAdvanced] = useState(false);
  return (
    <>
      <p className="warning">
        The app is requesting access to sensitive info in your Google Account. Until the developer ({asked.developer}) verifies this app
        with Google, you shouldn’t use it.
      </p>
      <button type="button" className="link" aria-expanded={advanced} onClick={() => setAdvanced(!advanced)}>
        Advanced
      </button>
      {advanced && (
        <>
          <p>Continue only if you understand the risks and trust the developer ({asked.developer}).</p>
          <button type="button" className="link" onClick={go}>
            Go to {asked.script} (unsafe)
          </button>
        </>
      )}
      <div className="buttons">
        <button type="button" className="main" onClick={declined}>
          Back to safety
        </button>
      </div>
    </>
  );
}

function Scopes({ asked, agreed, declined }: ConsentProps) {
  const [given, setGiven] = useState<ReadonlySet<string>>(new Set());
  const all = asked.scopes.map(({ scope }) => scope);
  const turn = (scope: string) => setGiven(new Set(given.has(scope) ? [...given].filter((each) => each !== scope) : [...given, scope]));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        agreed(all.filter((scope) => !given.has(scope)));
      }}
    >
      <p>{asked.user}</p>
      <p>Select what {asked.script} can access</p>
      <label>
        <input
          type="checkbox"
          checked={given.size === all.length}
          onChange={() => setGiven(new Set(given.size === all.length ? [] : all))}
        />
        Select all
      </label>
      <ul>
        {asked.scopes.map(({ scope, text }) => (
          <li key={scope}>
            <label>
              <input type="checkbox" checked={given.has(scope)} onChange={() => turn(scope)} />
              {text}
            </label>
          </li>
        ))}
      </ul>
      <div className="buttons">
        <button type="button" onClick={declined}>
          Cancel
        </button>
        <button type="submit" className="main">
          Continue
        </button>
      </div>
    </form>
  );
}
