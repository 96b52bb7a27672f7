// Finding what to pull among all that there is.
import type { ResourceForm } from '../../protocol/messages.ts';

export interface FormGroup {
  group: string;
  forms: ResourceForm[];
}

/** In their groups, those whose title or group holds each word of the text. */
export function findForms(forms: readonly ResourceForm[], text: string): FormGroup[] {
  const words = text.toLowerCase().split(/\s+/);
  const wanted = forms.filter(({ title, group }) => {
    const name = `${title} ${group}`.toLowerCase();
    return words.every((word) => name.includes(word));
  });
  const names = [...new Set(wanted.map((form) => form.group))];
  return names.map((group) => ({ group, forms: wanted.filter((form) => form.group === group) }));
}
