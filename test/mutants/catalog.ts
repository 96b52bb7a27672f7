import type { Mutant } from './mutant.ts';

const merge = 'src/catalog/lists/merge-pages.ts';
const plan = 'src/catalog/lists/list-plan.ts';
const values = 'src/catalog/records/values.ts';
const request = 'src/catalog/writes/request.ts';

export const mutants: Mutant[] = [
  {
    file: merge,
    find: 'const steady = state.steady && !late;',
    replace: 'const steady = state.steady;',
    rule: 'A record that was created after reading started means that the list has moved.',
  },
  {
    file: merge,
    find: '(text === undefined ? undefined : known?.get(text)) ??',
    replace: 'Array.from(known?.values() ?? [])[0] ??',
    rule: 'Only the same text stands for a page that was read before.',
  },
  {
    file: merge,
    find: 'created >= startedAt;',
    replace: 'created > startedAt;',
    rule: 'A record that was created in the second of the start might have moved the list.',
  },
  {
    file: merge,
    find: 'steady: steady && !(state.pass === 1 && fresh < keys.length),',
    replace: 'steady,',
    rule: 'A record on two pages means that the list has moved.',
  },
  {
    file: merge,
    find: "print === (page.role === 'head' ? state.head : state.seam)",
    replace: 'print !== undefined',
    rule: 'A page that is read again has the same rows, or the list has moved.',
  },
  {
    file: merge,
    find: '{ ...state, steady: false, total: page.total }',
    replace: '{ ...state, total: page.total }',
    rule: 'A new total means that the list has moved.',
  },
  {
    file: merge,
    find: ': state.added === 0 && (state.total',
    replace: ': (state.total',
    rule: 'A later pass that finds a missed record isn’t the last one.',
  },
  {
    file: merge,
    find: "typeof a === 'string' && typeof b === 'string' && a < b;",
    replace: 'false;',
    rule: 'The version of a record that changed last is kept.',
  },
  {
    file: merge,
    find: "page.role === 'new' ? rows.skipped : 0",
    replace: '0',
    rule: 'Rows that can’t be read count toward the total.',
  },
  {
    file: plan,
    find: 'const head = isLast && run.pages > 1 ?',
    replace: 'const head = isLast && run.pages > 9 ?',
    rule: 'The last round reads the first page again.',
  },
  {
    file: 'src/catalog/lists/list-response.ts',
    find: 'return isPath(path) && path.length <= MAX_NEXT_LENGTH ? { next: path } : { refused: true };',
    replace: 'return { next: path };',
    rule: 'A link that leads off the host isn’t followed.',
  },
  {
    file: 'src/catalog/lists/nested-lists.ts',
    find: 'compare(id, after) > 0',
    replace: 'compare(id, after) >= 0',
    rule: 'The next step starts after the last parent that was read.',
  },
  {
    file: values,
    find: 'return raw < 1e15 ? raw : String(raw);',
    replace: 'return raw;',
    rule: 'An ID that a cell would round is text.',
  },
  {
    file: values,
    find: 'return JSON.stringify(ordered ? items : items.sort());',
    replace: 'return JSON.stringify(items);',
    rule: 'The order of a list that isn’t ordered means nothing.',
  },
  {
    file: values,
    find: 'if (a === undefined || b === undefined) return false;',
    replace: '',
    rule: 'A missing value equals only a missing one.',
  },
  {
    file: 'src/catalog/records/parse-record.ts',
    find: 'if (value === undefined && raw !== undefined) odd = [...odd, name];',
    replace: '',
    rule: 'A value that can’t be read is named.',
  },
  {
    file: 'src/catalog/wire/address.ts',
    find: '!isHostName(host) ||',
    replace: '',
    rule: 'The key goes only to a plain host name.',
  },
  {
    file: 'src/catalog/wire/responses.ts',
    find: 'retryAfter !== undefined || LIMIT',
    replace: 'LIMIT',
    rule: 'A 403 that says when to come back is a limit.',
  },
  {
    file: 'src/catalog/wire/responses.ts',
    find: 'slept + wait > retryPolicy.sleepBudget',
    replace: 'wait > retryPolicy.sleepBudget',
    rule: 'A client sleeps 20 seconds in total.',
  },
  {
    file: 'src/catalog/wire/read-all.ts',
    find: "(!forbidden && hasError(reply, ['forbidden']) ? limit : reply)",
    replace: 'reply',
    rule: 'A 403 that was never seen alone is a limit.',
  },
  {
    file: request,
    find: 'write.options?.[name] ?? false',
    replace: 'write.options?.[name]',
    rule: 'An option that isn’t on is sent as false.',
  },
  {
    file: request,
    find: 'if (field.write.for) continue;',
    replace: '',
    rule: 'A value that was entered for an action isn’t a field of the record.',
  },
  {
    file: request,
    find: 'isBlank(values[name] ?? record?.[name])',
    replace: 'isBlank(record?.[name])',
    rule: 'A parameter can be entered for the write.',
  },
  {
    file: 'src/catalog/writes/outcome.ts',
    find: "if (status === 404 && isRemoval) return { outcome: 'done', already: true };",
    replace: '',
    rule: 'A removal of a deleted record is done already.',
  },
  {
    file: 'src/base/json.ts',
    find: 'token.length > 15',
    replace: 'token.length > 30',
    rule: 'A number that a float would round becomes text.',
  },
  {
    file: 'src/base/versioned.ts',
    find: 'version >= 1 && version <= newest) return',
    replace: 'version >= 1) return',
    rule: 'Data of a newer version stops the run.',
  },
  {
    file: merge,
    find: 'const isProven = state.dated === true && !state.recent;',
    replace: 'const isProven = state.dated === true;',
    rule: 'A list with a record that can have arrived meanwhile is read again.',
  },
  {
    file: merge,
    find: 'if (complete && isUnconfirmed) return { ...state, confirming: true };',
    replace: '',
    rule: 'A list in which a record with an older date can have arrived isn’t complete before it’s confirmed.',
  },
  {
    file: 'src/catalog/lists/merge-pages.ts',
    find: 'records >= MAX_RECORDS || rows > 2 * records + 1_000',
    replace: 'records >= MAX_RECORDS',
    rule: 'A list whose pages go around in circles ends.',
  },
  {
    file: 'src/catalog/lists/merge-pages.ts',
    find: 'return records >= MAX_RECORDS ||',
    replace: 'return',
    rule: 'A list ends after as many records as a tab holds.',
  },
  {
    file: 'src/catalog/lists/list-response.ts',
    find: 'isPath(path) && path.length <= MAX_NEXT_LENGTH',
    replace: 'isPath(path)',
    rule: 'An address that is too long for a property isn’t stored.',
  },
  {
    file: 'src/catalog/writes/outcome.ts',
    find: '|| !jobId.test(String(id))',
    replace: '',
    rule: 'A job whose ID can’t be asked for again is no job.',
  },
];
