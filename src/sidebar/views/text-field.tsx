// A text input with its label, its help and its error, tied together for screen readers.
import type { ComponentChildren, InputHTMLAttributes } from 'preact';

interface TextFieldProps {
  id: string;
  label: string;
  help?: string;
  error?: string;
  input: InputHTMLAttributes<HTMLInputElement>;
}

export function TextField({ id, label, help, error, input }: TextFieldProps): ComponentChildren {
  const described = [error === undefined ? '' : `${id}-error`, help === undefined ? '' : `${id}-help`].filter((part) => part !== '');
  return (
    <div class="form-group">
      <label for={id}>{label}</label>
      <input
        {...input}
        id={id}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={described.join(' ') || undefined}
      />
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {help !== undefined && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
