// A button. One that cannot be pressed now keeps the keyboard's focus, so that nobody loses their place.
import type { ComponentChildren } from 'preact';

interface ButtonProps {
  id?: string;
  /** `action` is the blue one, `wide` fills the line, `link` looks like one. */
  look?: string;
  /** Sends the form when absent. */
  press?: () => void;
  off?: boolean;
  /** Says more than the words on the button. */
  label?: string;
  current?: boolean;
  children: ComponentChildren;
}

export function Button({ id, look, press, off = false, label, current, children }: ButtonProps): ComponentChildren {
  return (
    <button
      id={id}
      type={press === undefined ? 'submit' : 'button'}
      class={look}
      onClick={off ? undefined : press}
      aria-disabled={off ? 'true' : undefined}
      aria-label={label}
      title={label}
      aria-current={current ? 'true' : undefined}
    >
      {children}
    </button>
  );
}
