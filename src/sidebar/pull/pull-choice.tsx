// Choosing what to pull.
import type { ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { Button, Row } from '../parts/buttons.tsx';
import { Field } from '../parts/fields.tsx';
import { TopBar, toOverview } from '../parts/top-bar.tsx';
import { pullTexts } from '../texts/en/pull.ts';
import * as words from '../texts/en/words.ts';
import { findForms, tabsOf } from './pull-draft.ts';

export function pullChoice({ state, known, dispatch }: ViewProps): ViewParts {
  const top = <TopBar title={pullTexts.title} back={toOverview(dispatch)} />;
  if (state.forms === undefined) return { top, rest: state.problem === undefined && <p class="gray">{words.loading}</p> };
  const { refused = [] } = known;
  const groups = findForms(state.forms, state.search);
  return {
    top,
    rest: (
      <>
        <Field id="search" label={pullTexts.choose}>
          {(tied) => (
            <input
              type="search"
              placeholder={pullTexts.search}
              {...tied}
              value={state.search}
              onInput={(event) => dispatch({ type: 'search', text: event.currentTarget.value })}
            />
          )}
        </Field>
        {refused.length > 0 && (
          <Button look="link" off={state.busy !== undefined} press={() => dispatch({ type: 'checkAccess' })}>
            {state.busy === 'checkAccess' ? pullTexts.checking : pullTexts.checkAccess}
          </Button>
        )}
        {groups.length === 0 && <p>{pullTexts.noMatches}</p>}
        {groups.map(({ group, forms }) => (
          <section key={group}>
            <h2>{group}</h2>
            <ul class="rows">
              {forms.map(({ name, title, editable }) => {
                const tab = tabsOf(known, name)[0];
                const off = refused.includes(name);
                return (
                  <Row
                    key={name}
                    title={title}
                    small={off ? pullTexts.noAccess : tab && pullTexts.inTab(tab.rows)}
                    off={off}
                    note={editable ? pullTexts.editable : undefined}
                    press={() => dispatch({ type: 'go', view: 'pull', resource: name })}
                  />
                );
              })}
            </ul>
          </section>
        ))}
      </>
    ),
  };
}
