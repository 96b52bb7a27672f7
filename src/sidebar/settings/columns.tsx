// The columns of a tab: which are visible, and in which order.
import type { ComponentChildren } from 'preact';
import type { ColumnState } from '../../protocol/state.ts';
import type { ColumnsDraft, ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { Button, Icon, type IconName } from '../parts/buttons.tsx';
import { Check } from '../parts/fields.tsx';
import { Message } from '../parts/messages.tsx';
import { TopBar, toOverview } from '../parts/top-bar.tsx';
import { columnsTexts } from '../texts/en/settings.ts';
import * as words from '../texts/en/words.ts';
import { addedColumns, MANY_CELLS } from './columns-draft.ts';

export function columnsView(props: ViewProps): ViewParts {
  const { state, known, dispatch } = props;
  const { columns: draft, problem } = state;
  const tab = known.tabs.find(({ sheet }) => sheet === draft?.sheet);
  const loading = problem === undefined && <p class="gray">{words.loading}</p>;
  return {
    top: <TopBar title={columnsTexts.title(tab?.name ?? '')} back={toOverview(dispatch)} />,
    rest: draft && draft.columns.length > 0 ? <Form draft={draft} rows={tab?.rows ?? 0} {...props} /> : loading,
  };
}

function Form({ draft, rows, state: { busy }, dispatch }: ViewProps & { draft: ColumnsDraft; rows: number }): ComponentChildren {
  const cells = addedColumns(draft) * rows;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        dispatch({ type: 'arrange' });
      }}
    >
      <p class="help">{columnsTexts.about}</p>
      <ul class="rows">
        {draft.columns.map((column, place) => (
          <Column key={column.name} column={column} place={place} last={draft.columns.length - 1} dispatch={dispatch} />
        ))}
      </ul>
      <div role="status">{cells >= MANY_CELLS && <Message kind="warning">{columnsTexts.cells(words.number(cells))}</Message>}</div>
      <div class="bottom">
        <Button look="action" off={busy !== undefined}>
          {busy === 'arrangeColumns' ? columnsTexts.applying : columnsTexts.apply}
        </Button>
        <Button press={() => dispatch({ type: 'go', view: 'home' })}>{words.cancel}</Button>
      </div>
    </form>
  );
}

interface ColumnProps {
  column: ColumnState;
  place: number;
  last: number;
  dispatch: ViewProps['dispatch'];
}

function Column({ column: { name, label, editable, shown, there }, place, last, dispatch }: ColumnProps): ComponentChildren {
  const step = (icon: IconName, by: 1 | -1, says: string, off: boolean) => (
    <Button id={`${icon}-${place}`} look="round" off={off} label={says} press={() => dispatch({ type: 'moveColumn', name, by })}>
      <Icon name={icon} />
    </Button>
  );
  return (
    <li class="column">
      <Check
        label={label}
        help={there ? (editable ? columnsTexts.editable : undefined) : columnsTexts.absentColumn}
        on={shown}
        change={(on) => dispatch({ type: 'column', name, shown: on })}
      />
      {step('up', -1, columnsTexts.moveUp(label), place === 0)}
      {step('down', 1, columnsTexts.moveDown(label), place === last)}
    </li>
  );
}
