// The panel of the demo Catalog: shows its requests, injects faults, resets its data, advances the clock, switches users, and begins
// their first day.
import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DemoAction, DemoReply, DemoRequest, DemoView, Scale } from '../demo.ts';

/** Milliseconds: requests come from scripts of any window, and from none. */
const lookEvery = 1000;

type Answer = Extract<DemoAction, { type: 'fault' }>['answer'];

const answers: Record<Answer, string> = {
  '400': '400 bad request',
  '401': '401 invalid key',
  '403': '403 forbidden',
  '404': '404 not found',
  '409': '409 conflict',
  '422': '422 validation error',
  '429': '429 too many requests',
  '429-retry-after': '429 with Retry-After',
  '500': '500 server error',
  '503': '503 unavailable',
  html: 'HTML instead of JSON',
  'cut-json': 'Truncated JSON',
  drop: 'No response, request not processed',
  'act-then-drop': 'No response, request processed',
  'act-then-500': '500, request processed',
  'echo-key': '422 that echoes your key',
};

export function DemoPanel({ closed }: { closed(): void }) {
  const [view, setView] = useState<DemoView>();
  const [problem, setProblem] = useState('');

  const ask: Ask = async (action) => {
    try {
      const reply = await exchange({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(action) });
      setView(reply.view);
      setProblem(reply.problem ?? '');
    } catch (error) {
      setProblem(String(error));
    }
  };
  useEffect(() => {
    let isOpen = true;
    const look = async () => {
      try {
        const { view } = await exchange();
        if (isOpen) setView(view);
      } catch (error) {
        if (isOpen) setProblem(String(error));
      }
      if (isOpen) setTimeout(look, lookEvery);
    };
    void look();
    return () => {
      isOpen = false;
    };
  }, []);

  return (
    <aside id="demo" className="demo" aria-labelledby="demo-title">
      <header>
        <h2 id="demo-title">Demo Catalog</h2>
        <button type="button" aria-label="Close Demo Catalog" onClick={closed}>
          ×
        </button>
      </header>
      <p role="status">{problem}</p>
      {view !== undefined && (
        <>
          <Connection view={view} ask={ask} />
          <FaultForm fault={view.fault} ask={ask} />
          <DataForm key={`${view.address} ${view.seed} ${view.scale}`} view={view} ask={ask} />
          <MeanwhileForm meanwhile={view.meanwhile} ask={ask} />
          <Payments />
          <ClockForm clock={view.clock} ask={ask} />
          <PersonForm key={view.user} user={view.user} ask={ask} />
          <LanguageForm language={view.language} ask={ask} />
          <FirstDayForm ask={ask} />
          <RequestLog count={view.count} requests={view.requests} />
        </>
      )}
    </aside>
  );
}

type Ask = (action: DemoAction) => Promise<void>;

async function exchange(request?: RequestInit): Promise<DemoReply> {
  const answer = await fetch('demo', request);
  if (!answer.ok) throw new Error(await answer.text());
  return await answer.json();
}

function Connection({ view, ask }: { view: DemoView; ask: Ask }) {
  return (
    <section aria-label="Connection">
      <h3>Connection details</h3>
      <label>
        Address
        <select value={view.address} onChange={(event) => void ask({ type: 'host', address: event.currentTarget.value })}>
          {view.addresses.map((address) => (
            <option key={address}>{address}</option>
          ))}
        </select>
      </label>
      <label>
        API key <input readOnly value={view.apiKey} />
      </label>
      {view.addresses.length > 1 && <p>Each demo Catalog has its own data and API key. The settings below apply to this one.</p>}
      <button type="button" onClick={() => void navigator.clipboard.writeText(view.apiKey)}>
        Copy key
      </button>
    </section>
  );
}

function FaultForm({ fault, ask }: { fault: string; ask: Ask }) {
  const [answer, setAnswer] = useState<Answer>('429');
  const [match, setMatch] = useState('');
  const [times, setTimes] = useState('');
  return (
    <Form title="Faults" sent={() => ask({ type: 'fault', answer, match, times: times === '' ? undefined : Number(times) })}>
      <p>{fault}</p>
      <label>
        Response
        <select value={answer} onChange={(event) => setAnswer(event.currentTarget.value as Answer)}>
          {Object.entries(answers).map(([value, caption]) => (
            <option key={value} value={value}>
              {caption}
            </option>
          ))}
        </select>
      </label>
      <label>
        For requests matching
        <input
          placeholder="All, or a path such as PUT /api/v1/courses"
          value={match}
          onInput={(event) => setMatch(event.currentTarget.value)}
        />
      </label>
      <label>
        How many times
        <input type="number" min="1" placeholder="Always" value={times} onInput={(event) => setTimes(event.currentTarget.value)} />
      </label>
      <button type="submit">Add fault</button>
      <button type="button" onClick={() => void ask({ type: 'noFaults' })}>
        Clear faults
      </button>
    </Form>
  );
}

function DataForm({ view, ask }: { view: DemoView; ask: Ask }) {
  const [scale, setScale] = useState<Scale>(view.scale);
  const [seed, setSeed] = useState(String(view.seed));
  return (
    <Form title="Data" sent={() => ask({ type: 'reset', scale, seed: Number(seed) })}>
      <label>
        Size
        <select value={scale} onChange={(event) => setScale(event.currentTarget.value as Scale)}>
          <option value="small">small: 24 courses, 300 orders</option>
          <option value="medium">medium: 240 courses, 5,000 orders</option>
          <option value="large">large: 2,000 courses, 100,000 orders</option>
        </select>
      </label>
      <label>
        Seed
        <input type="number" required step="1" value={seed} onInput={(event) => setSeed(event.currentTarget.value)} />
      </label>
      <p>This discards everything you sent. A different seed has a different API key.</p>
      <button type="submit">Reset data</button>
    </Form>
  );
}

function MeanwhileForm({ meanwhile, ask }: { meanwhile: string; ask: Ask }) {
  return (
    <section aria-label="Meanwhile">
      <h3>Meanwhile in Catalog</h3>
      <p>In the course of the selected row, or in the first one that fits.</p>
      <button type="button" onClick={() => void ask({ type: 'meanwhile', what: 'price' })}>
        A colleague changes a price
      </button>
      <button type="button" onClick={() => void ask({ type: 'meanwhile', what: 'last seat' })}>
        A learner takes the last seat
      </button>
      <p role="status">{meanwhile}</p>
    </section>
  );
}

/** Files to paste or choose where payments are settled. */
function Payments() {
  return (
    <section aria-label="Payments">
      <h3>Payment provider</h3>
      <p>Exports of the last 30 days, with refunds, chargebacks, and missing money.</p>
      <ul>
        {['stripe', 'paypal', 'authorize.net'].map((provider) => (
          <li key={provider}>
            <a href={`${provider}.csv`} download>
              {provider}.csv
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ClockForm({ clock, ask }: { clock: number | undefined; ask: Ask }) {
  const [hours, setHours] = useState('1');
  return (
    <Form title="Clock" sent={() => ask({ type: 'forward', hours: Number(hours) })}>
      <p>
        {clock === undefined
          ? 'Using this computer’s time.'
          : `Set to ${new Date(clock).toISOString().slice(0, 16).replace('T', ' ')} UTC.`}
      </p>
      <label>
        Hours to advance
        <input type="number" required min="1" max="48" value={hours} onInput={(event) => setHours(event.currentTarget.value)} />
      </label>
      <button type="submit">Advance</button>
    </Form>
  );
}

function PersonForm({ user, ask }: { user: string; ask: Ask }) {
  const [email, setEmail] = useState(user);
  return (
    <Form title="User" sent={() => ask({ type: 'user', email })}>
      <label>
        Current user
        <input type="email" required value={email} onInput={(event) => setEmail(event.currentTarget.value)} />
      </label>
      <button type="submit">Switch</button>
    </Form>
  );
}

const languages = { en: 'English', es: 'Español', de: 'Deutsch' };

function LanguageForm({ language, ask }: { language: string; ask: Ask }) {
  return (
    <section aria-label="Language">
      <h3>Language</h3>
      <label>
        Language of the Google account
        <select value={language} onChange={(event) => void ask({ type: 'language', language: event.currentTarget.value })}>
          {Object.entries(languages).map(([value, name]) => (
            <option key={value} value={value} lang={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p>This opens the spreadsheet again. Choose Extensions &gt; Catalog Sync to go on.</p>
    </section>
  );
}

/** Windows as large as a maximized browser leaves them on common screens. */
const windows = [
  { screen: '1366 x 768', size: 'width=1366,height=641' },
  { screen: '1920 x 1080', size: 'width=1920,height=953' },
];

function FirstDayForm({ ask }: { ask: Ask }) {
  const [account, setAccount] = useState<'workspace' | 'private'>('workspace');
  const [isAsked, setAsked] = useState(false);
  return (
    <Form title="First day" sent={() => ask({ type: 'firstDay', account }).then(() => setAsked(true))}>
      <label>
        Kind of account
        <select value={account} onChange={(event) => setAccount(event.currentTarget.value === 'private' ? 'private' : 'workspace')}>
          <option value="workspace">Workspace</option>
          <option value="private">Private</option>
        </select>
      </label>
      <p>{isAsked ? 'Use the menu under Extensions. Google asks first.' : 'Google asks for permissions at the next click in the menu.'}</p>
      <button type="submit">Start as a new user</button>
      {windows.map(({ screen, size }) => (
        <button key={screen} type="button" onClick={() => window.open(location.href, '_blank', `popup,${size}`)}>
          Open at {screen}
        </button>
      ))}
    </Form>
  );
}

function RequestLog({ count, requests }: { count: number; requests: DemoRequest[] }) {
  return (
    <section aria-label="Requests">
      <h3>
        Requests: {count}
        {count > requests.length && `, showing the latest ${requests.length}`}
      </h3>
      <ol reversed start={count}>
        {requests.map(({ number, at, method, path, status, operation, fault, violations }) => (
          <li key={number} className={violations.length > 0 ? 'broken' : undefined}>
            <b>{status === 0 ? 'no response' : status}</b> {method} {path}
            <small>
              {new Date(at).toLocaleTimeString()} {operation} {fault && 'injected fault'}
            </small>
            {violations.map((violation) => (
              <strong key={violation}>Contract violation: {violation}</strong>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Form({ title, sent, children }: { title: string; sent(): void; children: ComponentChildren }) {
  const submitted = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    sent();
  };
  return (
    <form aria-label={title} onSubmit={submitted}>
      <h3>{title}</h3>
      {children}
    </form>
  );
}
