// Settings of the connection and the file, and the check of a Catalog that opens from them.
import type { ComponentChildren } from 'preact';
import type { MenuName } from '../../protocol/messages.ts';
import type { ChosenLanguage } from '../../protocol/state.ts';
import type { Report } from '../../protocol/views.ts';
import type { ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { dateAndTime } from '../parts/age.ts';
import { Button, Row } from '../parts/buttons.tsx';
import { Check, Field, Select } from '../parts/fields.tsx';
import { ProgressBar } from '../parts/progress.tsx';
import { TopBar, toOverview, toSettings } from '../parts/top-bar.tsx';
import { checkTexts, personalTexts, reportTexts, settingsTexts } from '../texts/en/settings.ts';
import * as words from '../texts/en/words.ts';
import { About } from './about.tsx';
import { KeysEverywhere } from './keys.tsx';
import { Limits } from './limits.tsx';
import { MoveToAddOn } from './move.tsx';
import { RemovePersonal } from './removal.tsx';

const CHOICES: readonly ChosenLanguage[] = ['google', 'en', 'es'];
const MENU_NAMES: readonly MenuName[] = ['script', 'file', 'other'];

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
            <Row title={reportTexts.check.title} small={settingsTexts.checkHelp} press={() => dispatch({ type: 'go', view: 'check' })} />
          )}
          <Row
            title={reportTexts.checkInstallation.title}
            small={settingsTexts.checkInstallationHelp}
            press={() => dispatch({ type: 'go', view: 'checkInstallation' })}
          />
          <Row
            title={reportTexts.diagnostics.title}
            small={settingsTexts.diagnosticsHelp}
            press={() => dispatch({ type: 'go', view: 'diagnostics' })}
          />
          <Row title={settingsTexts.help} press={() => dispatch({ type: 'openTask', view: 'help' })} />
        </ul>
        <LanguageSetting {...props} />
        <PrivacySettings {...props} />
        <Limits {...props} />
        <KeysEverywhere {...props} />
        <MoveToAddOn {...props} />
        <About {...props} />
      </>
    ),
  };
}

function LanguageSetting({ known, dispatch }: ViewProps): ComponentChildren {
  return (
    <section class="block">
      <Select
        id="language"
        label={settingsTexts.language}
        help={[settingsTexts.languageHelp, known.workbookLanguage && settingsTexts.tabsAreIn[known.workbookLanguage]]
          .filter(Boolean)
          .join(' ')}
        value={known.language}
        options={CHOICES.map((value) => ({ value, text: settingsTexts.languages[value] }))}
        change={(value) => dispatch({ type: 'language', language: CHOICES.find((choice) => choice === value) ?? 'google' })}
      />
    </section>
  );
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
        <RemovePersonal known={known} state={state} dispatch={dispatch} />
      </section>
    </>
  );
}

/** Returns the view of a report: what it's about, a button that makes it, and a box to copy it from. */
export function reportView(report: Report): (props: ViewProps) => ViewParts {
  const { title, about, run, running } = reportTexts[report];
  const command = report === 'check' ? 'checkCatalog' : report;
  return ({ state: { busy, notice }, dispatch }) => {
    const waits = busy === command;
    return {
      top: <TopBar title={title} back={toSettings(dispatch)} />,
      rest: (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const given = new FormData(event.currentTarget);
            const echo = String(given.get('echo') ?? '').replace(/\/+$/, '');
            const menu = MENU_NAMES.find((name) => name === given.get('menu'));
            const page = pageLines();
            dispatch(command === 'checkCatalog' ? { type: command } : { type: command, echo, menu, page });
          }}
        >
          <p class="block">{about}</p>
          {report === 'checkInstallation' && <InstallationFields />}
          <p class="block">
            <Button look="wide action" off={busy !== undefined}>
              {waits ? running : run}
            </Button>
          </p>
          {waits && <ProgressBar label={running} count={0} />}
          {notice?.about === 'checked' && (
            <textarea
              readOnly
              rows={25}
              aria-label={checkTexts.report}
              onFocus={(event) => event.currentTarget.select()}
              value={notice.report}
            />
          )}
        </form>
      ),
    };
  };
}

/** What the check can't find out by itself. */
function InstallationFields(): ComponentChildren {
  const options = (['unseen', ...MENU_NAMES] as const).map((value) => ({ value, text: checkTexts.menus[value] }));
  return (
    <>
      <Select id="menu" name="menu" label={checkTexts.menu} help={checkTexts.menuHelp} value="unseen" options={options} />
      <Field id="echo" label={checkTexts.echo} help={checkTexts.echoHelp}>
        {(tied) => <input {...tied} name="echo" inputMode="url" autocomplete="off" spellcheck={false} />}
      </Field>
    </>
  );
}

/** Lines of a report that only the page knows. */
function pageLines(): string[] {
  const { screen, innerWidth, innerHeight, devicePixelRatio, navigator } = window;
  return [
    `screen: ${screen.availWidth} x ${screen.availHeight}`,
    `sidebar: ${innerWidth} x ${innerHeight}`,
    `pixelRatio: ${devicePixelRatio}`,
    `browser: ${navigator.userAgent}`,
  ];
}
