// A form whose submission the page handles.
import type { ComponentChildren } from 'preact';

interface FormProps {
  /** Gets the inputs that have a name. */
  submit: (data: FormData) => void;
  children: ComponentChildren;
}

export function Form({ submit, children }: FormProps): ComponentChildren {
  return (
    <form
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      {children}
    </form>
  );
}
