// Each tab with its rows, its age, and its problems.
import type { ComponentChildren } from 'preact';
import type { TabState } from '../../protocol/state.ts';
import type { ViewProps } from '../page/sidebar-state.ts';
import { ageOf } from '../parts/age.ts';
import { Button, Icon } from '../parts/buttons.tsx';
import { Mark, ProblemMark } from '../parts/messages.tsx';
import { isRepairable } from '../parts/problem-kinds.ts';
import { homeTexts } from '../texts/en/home.ts';
import * as words from '../texts/en/words.ts';

export function TabList(props: ViewProps): ComponentChildren {
  const { known, state, dispatch } = props;
  const step = known.tabs.some((tab) => tab.sheet === known.active);
  return (
    <section class="block">
      <div class="section-title">
        <h2>{homeTexts.tabs}</h2>
        {step && (
          <Button look="link" off={state.busy !== undefined} press={() => dispatch({ type: 'refreshAll' })}>
            {state.busy === 'refreshAll' ? homeTexts.refreshingAll : homeTexts.refreshAll}
          </Button>
        )}
      </div>
      <ul class="tabs">
        {known.tabs.map((tab) => (
          <Tab key={tab.sheet} tab={tab} {...props} />
        ))}
      </ul>
      <Button look="link" press={() => dispatch({ type: 'go', view: 'pull' })}>
        {homeTexts.pullMore}
      </Button>
    </section>
  );
}

function Tab({ tab, known, state, dispatch }: ViewProps & { tab: TabState }): ComponentChildren {
  const active = tab.sheet === known.active;
  const { unsent = 0, conflicts = 0 } = tab;
  return (
    <li class={active ? 'tab current' : 'tab'}>
      <div class="tab-title">
        <Button
          look="link name"
          label={words.openTab(tab.name)}
          current={active}
          press={() => dispatch({ type: 'activate', sheet: tab.sheet })}
        >
          {tab.name}
        </Button>
        <Button look="round" label={homeTexts.columns(tab.name)} press={() => dispatch({ type: 'go', view: 'columns', sheet: tab.sheet })}>
          <Icon name="columns" />
        </Button>
        <Button
          look="round"
          label={homeTexts.refresh(tab.name)}
          off={state.busy !== undefined}
          press={() => dispatch({ type: 'refresh', sheet: tab.sheet })}
        >
          <Icon name="refresh" />
        </Button>
      </div>
      <p class="gray">
        {tab.pulledAt === undefined ? homeTexts.neverPulled : `${homeTexts.rows(tab.rows)} · ${words.age(ageOf(tab.pulledAt, state.now))}`}
      </p>
      {tab.fullAt !== undefined && <p class="gray">{homeTexts.fullRefresh(words.age(ageOf(tab.fullAt, state.now)))}</p>}
      {tab.changes && <Changes {...tab.changes} tab={tab} state={state} dispatch={dispatch} />}
      {unsent > 0 && (
        <Mark kind="edits">
          <Button
            look="link"
            label={words.of(homeTexts.unsent(unsent), homeTexts.reviewTab(tab.name))}
            off={state.busy !== undefined}
            press={() => dispatch({ type: 'review', sheet: tab.sheet })}
          >
            {homeTexts.unsent(unsent)}
          </Button>
        </Mark>
      )}
      {conflicts > 0 && <Mark kind="warn">{homeTexts.conflicts(conflicts)}</Mark>}
      {tab.pulledAt !== undefined && !tab.complete && <Mark kind="warn">{homeTexts.incomplete}</Mark>}
      {tab.problem && <ProblemMark {...tab.problem} />}
      {tab.problem && isRepairable(tab.problem) && (
        <div class="buttons">
          <Button
            off={state.busy !== undefined}
            label={words.of(homeTexts.repair, tab.name)}
            press={() => dispatch({ type: 'repair', sheet: tab.sheet })}
          >
            {homeTexts.repair}
          </Button>
        </div>
      )}
    </li>
  );
}

/** How many rows the last refreshes have added and changed, and where they are. */
function Changes({
  tab,
  added,
  changed,
  more,
  since,
  state,
  dispatch,
}: NonNullable<TabState['changes']> & { tab: TabState } & Pick<ViewProps, 'state' | 'dispatch'>): ComponentChildren {
  const shown = state.changes?.sheet === tab.sheet ? state.changes.rows : undefined;
  const text = homeTexts.changes(added, changed + more);
  return (
    <>
      <p>
        <Button
          look="link"
          off={state.busy !== undefined}
          label={words.of(shown ? homeTexts.hideChanges : homeTexts.showChanges, `${tab.name}: ${text}`)}
          press={() => dispatch({ type: 'changes', sheet: shown ? undefined : tab.sheet })}
        >
          {text}
        </Button>{' '}
        <span class="gray">{homeTexts.changesSince(words.age(ageOf(since, state.now)))}</span>
      </p>
      {shown && (
        <ul class="changes">
          {shown.map(({ kind, row, text: name }) => (
            <li key={row}>
              {homeTexts.changeKinds[kind]}:{' '}
              <Button look="link" press={() => dispatch({ type: 'activate', sheet: tab.sheet, row })}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
