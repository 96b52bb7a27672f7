// Choosing what to pull.
import type { ResourceForm } from '../../commands/messages.ts';
import { tabsOf } from '../logic/pull-draft.ts';
import * as pullTexts from '../texts/en/pull.ts';
import { Row } from './row.tsx';
import type { ViewParts, ViewProps } from './sidebar-app.tsx';
import { TopBar, toOverview } from './top-bar.tsx';

export function pullChoice({ known, dispatch }: ViewProps): ViewParts {
  const groups = groupsOf(known.resources);
  return {
    top: <TopBar title={pullTexts.title} back={toOverview(dispatch)} />,
    rest: (
      <>
        <p>{groups.length === 0 ? pullTexts.nothing : pullTexts.choose}</p>
        {groups.map(({ group, forms }) => (
          <section key={group}>
            <h2>{group}</h2>
            <ul class="rows">
              {forms.map(({ name, title, editable }) => {
                const tab = tabsOf(known, name)[0];
                return (
                  <Row
                    key={name}
                    title={title}
                    small={tab && pullTexts.inTab(tab.rows)}
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

function groupsOf(forms: readonly ResourceForm[]): { group: string; forms: ResourceForm[] }[] {
  const names = [...new Set(forms.map((form) => form.group))];
  return names.map((group) => ({ group, forms: forms.filter((form) => form.group === group) }));
}
