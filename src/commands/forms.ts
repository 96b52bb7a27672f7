import * as z from 'zod/mini';
import { isEditable } from '../catalog/resource.ts';
import { resources } from '../catalog/resources/index.ts';
import type { CommandEntry } from './command.ts';

/** What can be pulled, and by which choices. The same for everybody, so the page asks once and only when it needs it. */
export const forms: CommandEntry<'forms'> = {
  input: () => z.object({}),
  run: () => ({
    forms: resources.map((resource) => ({
      name: resource.name,
      title: resource.title,
      one: resource.one,
      group: resource.group,
      editable: isEditable(resource),
      filters: resource.filters.map(({ name, label, kind, choices, help, whose }) => ({ name, label, kind, choices, help, whose })),
      remarks: resource.remarks ?? [],
    })),
  }),
};
