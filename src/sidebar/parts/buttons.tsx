// Buttons, rows of a menu, and the icons on them.
import type { ComponentChildren } from 'preact';

interface ButtonProps {
  id?: string;
  /** `action` is the blue one, `wide` fills the line, `link` looks like one. */
  look?: string;
  /** Submits the form if absent. */
  press?: () => void;
  off?: boolean;
  /** Describes the button for screen readers if its text isn't enough. */
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

interface RowProps {
  title: string;
  /** Below the title. */
  small?: string;
  /** At the end of the row. */
  note?: string;
  off?: boolean;
  press: () => void;
}

export function Row({ title, small, note, off, press }: RowProps): ComponentChildren {
  return (
    <li>
      <Button off={off} press={press}>
        <span>
          {title}
          {small && <span class="gray small">{small}</span>}
        </span>
        <span class="gray">{note}</span>
        <Icon name="next" />
      </Button>
    </li>
  );
}

const paths = {
  back: 'M11.5 4 5.5 10l6 6M6 10h10',
  next: 'M8 5l5 5-5 5',
  up: 'M10 15.5v-11M5 9l5-5 5 5',
  down: 'M10 4.5v11M5 11l5 5 5-5',
  columns: 'M3 4h14v12H3zM7.7 4v12M12.3 4v12',
  revert: 'M4 8.5h8a4 4 0 0 1 0 8H7.5M7.5 5 4 8.5 7.5 12',
  refresh: 'M15.8 8A6.2 6.2 0 1 0 16 11.5M16 4v4.2h-4.2',
  warning: 'M10 3 2.5 16.5h15zM10 8.5v3.5M10 14.2v.3',
  error: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6.2v4.6M10 13.4v.3',
  check: 'M4.5 10.5l3.7 3.7 7.3-8',
  edit: 'M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2zM11.5 6l2.6 2.6',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  info: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 9.2v4.6M10 6.3v.3',
};

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }): ComponentChildren {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
