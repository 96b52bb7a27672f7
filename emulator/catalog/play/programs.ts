// Plays the program listings. They show what they require, nested to any depth.
import { refused } from '../serve/answer.ts';
import { type Call, objectOf, type Play } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { listed, onOne } from '../serve/reach.ts';
import { newProgram } from '../store/new-records.ts';
import type { Program } from '../store/records.ts';
import { showProgram } from '../store/shown.ts';
import { addRow, removeRow } from '../store/table.ts';
import { coreTime, laterThan } from '../store/times.ts';
import { writeListingFields } from './listing-fields.ts';
import { isWanted, setArchived, settle } from './listings.ts';
import { programSetters } from './program-fields.ts';

export const listPrograms: Play = (call) => {
  const wanted = listed(call, 'programs').filter((program) => isWanted(call, program));
  return listAnswer(call, 'programs', wanted, (program) => showProgram(call.lists, program, call.switches.shape));
};

export const getProgram: Play = onOne('programs', (call, program) => ({
  status: 200,
  body: { program: showProgram(call.store, program, call.switches.shape) },
}));

export const createProgram: Play = (call) => {
  const draft = newProgram(call.store, call.now, call.store.catalogs.byId.get(call.reach.home));
  const problems = write(call, draft);
  if (problems !== undefined) return refused(problems);
  addRow(call.store.programs, draft);
  return {
    status: 201,
    headers: { Location: `${call.origin}/api/v1/programs/${draft.id}` },
    body: { program: showProgram(call.store, draft, call.switches.shape) },
  };
};

export const updateProgram: Play = onOne('programs', (call, program) => {
  const draft = { ...program, updated_at: coreTime(laterThan(program.updated_at, call.now)) };
  const problems = write(call, draft);
  if (problems !== undefined) return refused(problems);
  Object.assign(program, draft);
  return { status: 204 };
});

export const deleteProgram: Play = onOne('programs', (call, program) => {
  removeRow(call.store.programs, program.id);
  return { status: 204 };
});

export const setProgramsArchived: Play = (call) => setArchived(call, 'programs');

/** Writes the body into the draft; answers what is wrong, or nothing when the draft may be stored. */
function write(call: Call, draft: Program): Record<string, string[]> | undefined {
  const errors = writeListingFields({ call, draft }, programSetters, objectOf(call.body.program));
  if (Object.keys(errors).length > 0) return errors;
  settle(call, draft);
  return undefined;
}
