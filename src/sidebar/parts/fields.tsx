// Inputs with a label, help, and an error, connected for screen readers.
import type { ComponentChildren, JSX } from 'preact';

export interface FieldProps {
  id: string;
  label: string;
  help?: string;
  error?: string;
}

/** The attributes that connect an input with its label, help, and error. */
interface Tied {
  id: string;
  'aria-invalid'?: 'true';
  'aria-describedby'?: string;
}

/** Shows a label with the input that `children` creates from the attributes it gets. */
export function Field({ id, label, help, error, children }: FieldProps & { children: (tied: Tied) => JSX.Element }): ComponentChildren {
  const note = `${id}-note`;
  return (
    <div class="form-group">
      <label for={id}>{label}</label>
      {children({ id, 'aria-invalid': error ? 'true' : undefined, 'aria-describedby': error || help ? note : undefined })}
      <div id={note}>
        {error && <p class="field-error">{error}</p>}
        {help && <p class="help">{help}</p>}
      </div>
    </div>
  );
}

interface SelectProps extends FieldProps {
  name?: string;
  value: string;
  options: readonly { value: string; text: string }[];
  /** Absent if the form is read when it's submitted. */
  change?: (value: string) => void;
}

export function Select({ name, value, options, change, ...field }: SelectProps): ComponentChildren {
  return (
    <Field {...field}>
      {(tied) => (
        <select {...tied} name={name} onChange={change && ((event) => change(event.currentTarget.value))}>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckProps {
  label: string;
  help?: string;
  on: boolean;
  change: (on: boolean) => void;
}

export function Check({ label, help, on, change }: CheckProps): ComponentChildren {
  return (
    <label class="check">
      <input type="checkbox" checked={on} onChange={(event) => change(event.currentTarget.checked)} />
      <span>
        {label}
        {help && <span class="help small">{help}</span>}
      </span>
    </label>
  );
}
