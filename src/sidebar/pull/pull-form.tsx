// The filters of a resource, and the tab that it's pulled into.
import type { ComponentChildren } from 'preact';
import type { ResourceForm } from '../../protocol/pull.ts';
import type { PullDraft, ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { Button } from '../parts/buttons.tsx';
import { Select } from '../parts/fields.tsx';
import { Form } from '../parts/form.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { pullTexts } from '../texts/en/pull.ts';
import * as words from '../texts/en/words.ts';
import { FilterInputs } from './filter-inputs.tsx';
import { tabsOf } from './pull-draft.ts';
import { SizeCheck } from './size-check.tsx';

export function pullForm(props: ViewProps & { draft: PullDraft }): ViewParts {
  const form = props.state.forms?.find((one) => one.name === props.draft.resource);
  const back = { label: pullTexts.allResources, go: () => props.dispatch({ type: 'go', view: 'pull' }) };
  return {
    top: <TopBar title={pullTexts.pullResource(form?.title ?? '')} back={back} />,
    rest: form && <PullFilters key={form.name} form={form} {...props} />,
  };
}

function PullFilters({ form, draft, known, state, dispatch }: ViewProps & { form: ResourceForm; draft: PullDraft }): ComponentChildren {
  const tabs = tabsOf(known, form.name);
  const tab = tabs.find((one) => one.sheet === draft.sheet);
  return (
    <Form submit={() => dispatch({ type: 'pull' })}>
      {form.remarks.map((remark) => (
        <p class="gray" key={remark}>
          {remark}
        </p>
      ))}
      {form.filters.length === 0 ? (
        <p>{pullTexts.noFilters}</p>
      ) : (
        <>
          <h2>{pullTexts.filters}</h2>
          {!form.filters.some((filter) => filter.whose) && <p class="help">{pullTexts.filtersHelp}</p>}
        </>
      )}
      <FilterInputs
        key={draft.sheet}
        filters={form.filters}
        draft={draft}
        titles={state.titles ?? []}
        fill={(filter, value) => dispatch({ type: 'fill', filter, value })}
      />
      {tabs.length > 0 && form.filters.length > 0 && (
        <Select
          id="into"
          label={pullTexts.destination}
          value={String(draft.sheet)}
          options={[...tabs.map(({ sheet, name }) => ({ value: String(sheet), text: name })), { value: 'new', text: pullTexts.newTab }]}
          change={(value) => dispatch({ type: 'into', sheet: value === 'new' ? value : Number(value) })}
        />
      )}
      <p class="gray">{tab === undefined ? pullTexts.intoNewHelp : pullTexts.intoTabHelp(tab.name)}</p>
      <SizeCheck size={draft.size} isBusy={state.busy === 'preFlight'} check={() => dispatch({ type: 'size' })} />
      <div class="bottom">
        <Button look="action" off={state.busy !== undefined}>
          {pullTexts.pull}
        </Button>
        <Button press={() => dispatch({ type: 'go', view: 'home' })}>{words.cancel}</Button>
      </div>
    </Form>
  );
}
