// The export in the form of a report: pasted or chosen, then how it was understood, all of it to be changed.
import type { ComponentChildren } from 'preact';
import type { ReportForm } from '../../protocol/reports.ts';
import { Button } from '../parts/buttons.tsx';
import { Field, Select } from '../parts/fields.tsx';
import { Mark, PlainList } from '../parts/messages.tsx';
import { settleTexts } from '../texts/en/settle.ts';
import { type Columns, ROLES } from './export-columns.ts';
import type { RowKind } from './export-kinds.ts';
import type { Exporting } from './exporting.ts';
import type { ExportChoices, ReadExport } from './read-export.ts';

/** Types beyond these are rare, and keep what their words say. */
const MAX_TYPES = 30;
const KINDS: readonly RowKind[] = ['payment', 'refund', 'chargeback', 'fee', 'ignored'];

interface ExportFormProps {
  report: ReportForm;
  exporting: Exporting | undefined;
  paste: (text: string) => void;
  choose: (choices: ExportChoices) => void;
  into: (sheet: 'new' | undefined) => void;
  remove: () => void;
}

export function ExportForm(props: ExportFormProps): ComponentChildren {
  const { report, exporting, choose, into, remove } = props;
  const { read } = exporting ?? {};
  if (!read?.table) return <Paste {...props} />;
  const { table, fault } = read;
  return (
    <>
      <Mark kind={fault ? 'bad' : 'good'}>
        {fault ? settleTexts.fault[fault] : settleTexts.summary(table.provider, read.payments.length)}{' '}
        <Button look="link" press={remove}>
          {settleTexts.replace}
        </Button>
      </Mark>
      <Remarks read={read} />
      <ColumnChoices key={String(fault === 'no-columns')} read={read} choose={choose} />
      {read.kinds.length > 0 && <Types read={read} choose={choose} />}
      {read.isOrderOpen && (
        <Select
          id="date-order"
          label={settleTexts.dateOrder}
          help={settleTexts.dateOrderHelp}
          value={String(read.dayFirst)}
          options={[
            { value: 'false', text: settleTexts.monthFirst },
            { value: 'true', text: settleTexts.dayFirst },
          ]}
          change={(value) => choose({ dayFirst: value === 'true' })}
        />
      )}
      {report.tab && (
        <Select
          id="into"
          label={settleTexts.into}
          value={exporting?.sheet ?? ''}
          options={[
            { value: '', text: report.tab.name },
            { value: 'new', text: settleTexts.newTab },
          ]}
          change={(value) => into(value === 'new' ? 'new' : undefined)}
        />
      )}
    </>
  );
}

function Paste({ report, exporting, paste }: ExportFormProps): ComponentChildren {
  const fault = exporting?.read.fault;
  return (
    <>
      <Field
        id="export"
        label={settleTexts.export}
        help={`${settleTexts.exportHelp} ${settleTexts.stays}`}
        error={fault && settleTexts.fault[fault]}
      >
        {(tied) => <textarea {...tied} rows={6} spellcheck={false} wrap="off" onInput={(event) => paste(event.currentTarget.value)} />}
      </Field>
      <Field id="export-file" label={settleTexts.file}>
        {(tied) => (
          <input
            {...tied}
            type="file"
            accept=".csv,.tsv,.txt"
            onChange={(event) => void event.currentTarget.files?.[0]?.text().then(paste)}
          />
        )}
      </Field>
      {report.tab?.filters.export !== undefined && <p class="gray">{settleTexts.stored}</p>}
    </>
  );
}

function Remarks({ read: { unreadable, named, repeated, unknownZone } }: { read: ReadExport }): ComponentChildren {
  return (
    <>
      {unreadable > 0 && <Mark kind="warn">{settleTexts.unreadable(unreadable)}</Mark>}
      {named.length > 0 && <PlainList items={named.map(({ row, fault, text }) => settleTexts.row[fault](row, text))} />}
      {repeated > 0 && <Mark kind="note">{settleTexts.repeated(repeated)}</Mark>}
      {unknownZone !== undefined && <Mark kind="note">{settleTexts.unknownZone(unknownZone)}</Mark>}
    </>
  );
}

interface ChoicesProps {
  read: ReadExport;
  choose: (choices: ExportChoices) => void;
}

function ColumnChoices({ read: { table, fault }, choose }: ChoicesProps): ComponentChildren {
  if (!table) return undefined;
  const { columns, headers } = table;
  const options = [
    { value: '', text: settleTexts.noColumn },
    ...headers.map((header, place) => ({ value: String(place), text: header || settleTexts.unnamedColumn(place + 1) })),
  ];
  return (
    <details class="block" open={fault === 'no-columns'}>
      <summary>{settleTexts.columns}</summary>
      {ROLES.map((role) => (
        <Select
          key={role}
          id={`column-${role}`}
          label={settleTexts.column[role]}
          value={String(columns[role] ?? '')}
          options={options}
          change={(value) => {
            const { [role]: _, ...others }: Columns = columns;
            choose({ columns: value === '' ? others : { ...others, [role]: Number(value) } });
          }}
        />
      ))}
    </details>
  );
}

function Types({ read: { kinds }, choose }: ChoicesProps): ComponentChildren {
  return (
    <details class="block">
      <summary>{settleTexts.types}</summary>
      {kinds.slice(0, MAX_TYPES).map(({ words, kind, rows }, index) => (
        <Select
          key={words}
          id={`type-${index}`}
          label={settleTexts.ofWords(words || settleTexts.withoutWords, rows)}
          value={kind}
          options={KINDS.map((each) => ({ value: each, text: settleTexts.kinds[each] }))}
          change={(value) => choose({ kinds: { [words]: KINDS.find((each) => each === value) ?? kind } })}
        />
      ))}
    </details>
  );
}
