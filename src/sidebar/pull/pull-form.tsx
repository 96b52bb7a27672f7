// The filters of a resource, and the tab that it's pulled into.
import type { ComponentChildren } from 'preact';
import type { FilterValue, ResourceForm } from '../../protocol/pull.ts';
import type { PullDraft, ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { Button } from '../parts/buttons.tsx';
import { Select } from '../parts/fields.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { pullTexts } from '../texts/en/pull.ts';
import * as words from '../texts/en/words.ts';
import { FilterInput } from './filter-input.tsx';
import { PeriodInput } from './period-input.tsx';
import { tabsOf } from './pull-draft.ts';

export function pullForm(props: ViewProps & { draft: PullDraft }): ViewParts {
  const form = props.state.forms?.find((one) => one.name === props.draft.resource);
  const back = { label: pullTexts.allResources, go: () => props.dispatch({ type: 'go', view: 'pull' }) };
  return {
    top: <TopBar title={pullTexts.pullResource(form?.title ?? '')} back={back} />,
    rest: form && <Form key={form.name} form={form} {...props} />,
  };
}

function Form({ form, draft, known, state, dispatch }: ViewProps & { form: ResourceForm; draft: PullDraft }): ComponentChildren {
  const tabs = tabsOf(known, form.name);
  const tab = tabs.find((one) => one.sheet === draft.sheet);
  return (
    <form
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        dispatch({ type: 'pull' });
      }}
    >
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
      {form.filters.map((filter) => {
        const fill = (name: string, value: FilterValue) => dispatch({ type: 'fill', filter: name, value });
        if (filter.period) return <PeriodInput key={`${filter.name} ${draft.sheet}`} filter={filter} draft={draft} fill={fill} />;
        if (form.filters.some(({ period }) => period?.until === filter.name)) return null;
        return (
          <FilterInput
            key={`${filter.name} ${draft.sheet}`}
            filter={filter}
            value={draft.values[filter.name] ?? ''}
            error={draft.errors[filter.name]}
            titles={state.titles ?? []}
            fill={(value) => fill(filter.name, value)}
          />
        );
      })}
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
      <div class="bottom">
        <Button look="action" off={state.busy !== undefined}>
          {pullTexts.pull}
        </Button>
        <Button press={() => dispatch({ type: 'go', view: 'home' })}>{words.cancel}</Button>
      </div>
    </form>
  );
}
