// Choosing what to pull.

import type { ResourceForm } from '../../commands/messages.ts';
import { tabsOf } from '../logic/sidebar.ts';
import * as pullTexts from '../texts/en/pull.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
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
              {forms.map((form) => {
                const tab = tabsOf(known, form.name)[0];
                return (
                  <li key={form.name}>
                    <Button press={() => dispatch({ type: 'go', view: 'pull', resource: form.name })}>
                      <span>
                        {form.title}
                        {tab && <span class="gray small">{pullTexts.inTab(tab.rows)}</span>}
                      </span>
                      {form.editable && <span class="chip">{pullTexts.editable}</span>}
                      <Icon name="next" />
                    </Button>
                  </li>
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
