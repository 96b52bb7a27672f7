// The review as a table for the clipboard: as text for spreadsheets, and as HTML for mails and documents.
import type { PlanField, PlanRequest, PlanView } from '../../protocol/review.ts';
import { reviewTexts, tableTexts } from '../texts/en/review.ts';
import { type Choices, sendable } from './choices.ts';
import { shown } from './shown-value.ts';

/** Returns the rows of the table, its header first. Rows that can't be sent come first, as in the review. */
export function tableOf(plan: PlanView, choices: Choices): string[][] {
  const sending = new Set(sendable(plan, choices).map(({ request }) => request));
  const refused = plan.refused.map(({ tab, row, title, label, typed = '', what, todo }) => [
    tab,
    row > 0 ? String(row) : '',
    title ?? label,
    '',
    '',
    title === undefined ? '' : label,
    '',
    typed,
    tableTexts.refused,
    `${what}. ${todo}`,
  ]);
  const changes = plan.requests.flatMap((request) => {
    const status = plan.applied
      ? reviewTexts.outcome[request.state]
      : sending.has(request.request)
        ? tableTexts.toSend
        : tableTexts.notSent;
    const fields: (PlanField | undefined)[] = request.fields.length > 0 ? request.fields : [undefined];
    return fields.map((field, at) => [...recordCells(request), ...valueCells(field), status, at === 0 ? notesOf(request) : '']);
  });
  return [[...tableTexts.headers], ...refused, ...changes];
}

function recordCells({ tab, row, caption, key = '', operation, one }: PlanRequest): string[] {
  return [tab, row > 0 ? String(row) : '', caption, key, reviewTexts.group(operation, one)];
}

function valueCells(field: PlanField | undefined): string[] {
  return field ? [field.label, shown(field, field.before), shown(field, field.after)] : ['', '', ''];
}

function notesOf({ unusual, note, fields }: PlanRequest): string {
  const names = fields.flatMap(({ newNames = [] }) => newNames.map(({ name }) => reviewTexts.newName(name)));
  return [...unusual, ...names, ...(note === undefined ? [] : [note])].join(' ');
}

/** Returns tab-separated text. A value that a spreadsheet would take for a formula gets an apostrophe. */
export function textOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => inLine(guarded(cell))).join('\t')).join('\n');
}

/** Returns an HTML table. */
export function htmlOf([header = [], ...rows]: readonly (readonly string[])[]): string {
  const cells = (texts: readonly string[], tag: 'td' | 'th') => texts.map((text) => `<${tag}>${escaped(guarded(text))}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
  return `<table border="1"><thead><tr>${cells(header, 'th')}</tr></thead><tbody>${body}</tbody></table>`;
}

function guarded(text: string): string {
  return /^[=+@]|^-(?![\d$€£¥])/.test(text) ? `'${text}` : text;
}

function inLine(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replace(/\t/g, ' ').replace(/"/g, '""')}"` : text;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Puts both forms on the clipboard. It has to run within a click. Returns whether the browser did it. */
export function copyTable(rows: readonly (readonly string[])[]): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', textOf(rows));
    event.clipboardData?.setData('text/html', htmlOf(rows));
    event.preventDefault();
  };
  document.addEventListener('copy', put);
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put);
  }
}
