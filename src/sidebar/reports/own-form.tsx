// The forms of own reports and sets: save a tab, change a report or a set, and paste a recipe.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/buttons.tsx';
import { Check, Field, Select } from '../parts/fields.tsx';
import { Form } from '../parts/form.tsx';
import { Message } from '../parts/messages.tsx';
import { FilterInputs } from '../pull/filter-inputs.tsx';
import { ownTexts } from '../texts/en/own-reports.ts';
import * as words from '../texts/en/words.ts';
import type { OwnView } from './own-state.ts';
import type { ReportsProps } from './reports-state.ts';

type OwnProps<V extends OwnView['view'] = OwnView['view']> = ReportsProps & { own: Extract<OwnView, { view: V }> };

export function ownTitle(own: OwnView): string {
  switch (own.view) {
    case 'save':
      return ownTexts.saveTitle;
    case 'paste':
      return ownTexts.paste;
    case 'set':
      return own.id === undefined ? ownTexts.setTitle : own.name;
    case 'report':
      return own.name;
    case 'edit':
      return ownTexts.editTitle(own.form?.name ?? own.name);
  }
}

export function OwnForm({ own, ...props }: OwnProps): ComponentChildren {
  return (
    <Form submit={() => props.dispatch({ type: 'saveOwn' })}>
      {own.view === 'save' && <SaveFields own={own} {...props} />}
      {own.view === 'report' && <ReportFields own={own} {...props} />}
      {own.view === 'edit' && <EditFields own={own} {...props} />}
      {own.view === 'set' && <SetFields own={own} {...props} />}
      {own.view === 'paste' && <PasteFields own={own} {...props} />}
    </Form>
  );
}

function SaveFields({ own, state: { made, busy }, dispatch }: OwnProps<'save'>): ComponentChildren {
  const { sheet, columns = [] } = own;
  if (sheet === undefined) return <p>{ownTexts.noTabs}</p>;
  const tabs = made?.savable ?? [];
  const sortable = columns.filter(({ name, there }) => there && !name.startsWith('$'));
  const choose = (value: string) => {
    const tab = tabs.find((each) => String(each.sheet) === value);
    if (tab && !busy) dispatch({ type: 'own', own: { view: 'save', ...tab, order: '', falls: false } });
  };
  return (
    <>
      <p>{ownTexts.saveAbout}</p>
      <Select
        id="own-tab"
        label={ownTexts.tab}
        value={String(sheet)}
        options={tabs.map((tab) => ({ value: String(tab.sheet), text: tab.name }))}
        change={choose}
      />
      <NameField name={own.name} change={(name) => dispatch({ type: 'own', own: { ...own, name } })} />
      <OrderFields {...own} sortable={sortable} change={(change) => dispatch({ type: 'own', own: { ...own, ...change } })} />
      <Main text={ownTexts.save} off={busy === true} />
    </>
  );
}

function EditFields({ own, state, dispatch }: OwnProps<'edit'>): ComponentChildren {
  const { form } = own;
  if (!form) return state.problem ? undefined : <p class="gray">{words.loading}</p>;
  return (
    <>
      <NameField name={own.name} change={(name) => dispatch({ type: 'own', own: { ...own, name } })} />
      <FilterInputs
        filters={form.filters}
        draft={form.draft}
        titles={[]}
        fill={(filter, value) => dispatch({ type: 'fill', filter, value })}
      />
      <OrderFields {...own} sortable={form.sortable} change={(change) => dispatch({ type: 'own', own: { ...own, ...change } })} />
      <p class="gray">{ownTexts.editAbout}</p>
      <Main text={ownTexts.save} off={state.busy === true} />
    </>
  );
}

interface OrderProps {
  order: string;
  falls: boolean;
  sortable: readonly { name: string; label: string }[];
  change: (change: { order: string } | { falls: boolean }) => void;
}

function OrderFields({ order, falls, sortable, change }: OrderProps): ComponentChildren {
  return (
    <>
      <Select
        id="own-order"
        label={ownTexts.order}
        help={ownTexts.orderHelp}
        value={order}
        options={[{ value: '', text: ownTexts.usualOrder }, ...sortable.map(({ name, label }) => ({ value: name, text: label }))]}
        change={(next) => change({ order: next })}
      />
      {order !== '' && <Check label={ownTexts.falls} on={falls} change={(on) => change({ falls: on })} />}
    </>
  );
}

function ReportFields({ own, state, dispatch }: OwnProps<'report'>): ComponentChildren {
  const { id, recipe, isDeleting } = own;
  const report = state.made?.own.find((each) => each.id === id);
  const off = state.busy === true;
  return (
    <>
      <p>{report?.about}</p>
      <div class="buttons">
        <Button look="action" off={off} press={() => dispatch({ type: 'runOwn', id })}>
          {ownTexts.run}
        </Button>
        <Button off={off} press={() => dispatch({ type: 'runOwn', id, sheet: 'new' })}>
          {ownTexts.runNew}
        </Button>
      </div>
      <div class="buttons">
        <Button
          label={ownTexts.editTitle(own.name)}
          off={off}
          press={() => dispatch({ type: 'own', own: { view: 'edit', id, name: own.name, order: '', falls: false } })}
        >
          {ownTexts.edit}
        </Button>
        <Button off={off} press={() => dispatch({ type: 'copyRecipe' })}>
          {ownTexts.copy}
        </Button>
      </div>
      {recipe !== undefined && <Recipe key={recipe} text={recipe} />}
      <Deletion
        text={ownTexts.deleteReport}
        sure={ownTexts.sureReport}
        isAsked={isDeleting === true}
        ask={(asked) => dispatch({ type: 'own', own: { ...own, isDeleting: asked } })}
        press={() => dispatch({ type: 'deleteOwn' })}
      />
    </>
  );
}

function SetFields({ own, state, dispatch }: OwnProps<'set'>): ComponentChildren {
  const { id, runs, isDeleting } = own;
  const choices = [
    ...(state.made?.own ?? []).map((each) => ({ run: `own.${each.id}`, title: each.name })),
    ...(state.reports ?? []).filter(({ pasted, tab }) => !pasted || tab).map(({ name, title }) => ({ run: name, title })),
  ];
  const select = (run: string, on: boolean) =>
    dispatch({ type: 'own', own: { ...own, runs: on ? [...runs, run] : runs.filter((each) => each !== run) } });
  return (
    <>
      <p>{ownTexts.setAbout}</p>
      <NameField name={own.name} change={(name) => dispatch({ type: 'own', own: { ...own, name } })} />
      <fieldset>
        <legend>{ownTexts.reports}</legend>
        {choices.map(({ run, title }) => (
          <Check key={run} label={title} on={runs.includes(run)} change={(on) => select(run, on)} />
        ))}
      </fieldset>
      {id !== undefined && (
        <>
          <p>
            <Button look="link" press={() => dispatch({ type: 'leave', view: 'schedule' })}>
              {ownTexts.schedule}
            </Button>
          </p>
          <Deletion
            text={ownTexts.deleteSet}
            sure={ownTexts.sureSet}
            isAsked={isDeleting === true}
            ask={(asked) => dispatch({ type: 'own', own: { ...own, isDeleting: asked } })}
            press={() => dispatch({ type: 'deleteOwn' })}
          />
        </>
      )}
      <Main text={ownTexts.saveSet} off={state.busy === true} />
    </>
  );
}

function PasteFields({ own, state, dispatch }: OwnProps<'paste'>): ComponentChildren {
  return (
    <>
      <p>{ownTexts.pasteAbout}</p>
      <Field id="recipe" label={ownTexts.recipe} help={ownTexts.recipeHelp}>
        {(tied) => (
          <textarea
            {...tied}
            rows={6}
            spellcheck={false}
            value={own.text}
            onInput={(event) => dispatch({ type: 'own', own: { ...own, text: event.currentTarget.value } })}
          />
        )}
      </Field>
      <Main text={ownTexts.save} off={state.busy === true} />
    </>
  );
}

function NameField({ name, change }: { name: string; change: (name: string) => void }): ComponentChildren {
  return (
    <Field id="own-name" label={ownTexts.name}>
      {(tied) => <input type="text" maxLength={60} {...tied} value={name} onInput={(event) => change(event.currentTarget.value)} />}
    </Field>
  );
}

/** Selects the recipe and copies it, as far as the browser lets the page. */
function Recipe({ text }: { text: string }): ComponentChildren {
  const [isCopied, setCopied] = useState(false);
  return (
    <Field id="recipe" label={ownTexts.recipe} help={isCopied ? ownTexts.copied : ownTexts.notCopied}>
      {(tied) => (
        <textarea
          {...tied}
          readOnly
          rows={6}
          ref={(area) => {
            if (!area || isCopied) return;
            area.select();
            if (document.execCommand('copy')) setCopied(true);
          }}
          value={text}
        />
      )}
    </Field>
  );
}

interface DeletionProps {
  text: string;
  sure: string;
  isAsked: boolean;
  ask: (asked: boolean) => void;
  press: () => void;
}

function Deletion({ text, sure, isAsked, ask, press }: DeletionProps): ComponentChildren {
  if (!isAsked) {
    return (
      <Button look="link" press={() => ask(true)}>
        {text}
      </Button>
    );
  }
  return (
    <Message kind="warning" role="alert">
      <p>{sure}</p>
      <div class="buttons">
        <Button press={press}>{text}</Button>
        <Button press={() => ask(false)}>{words.cancel}</Button>
      </div>
    </Message>
  );
}

function Main({ text, off }: { text: string; off: boolean }): ComponentChildren {
  return (
    <div class="bottom">
      <Button look="action" off={off}>
        {text}
      </Button>
    </div>
  );
}
