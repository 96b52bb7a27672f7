// A line of a menu: what it leads to, and a word on how things are there.
import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface RowProps {
  title: string;
  /** Below the title. */
  small?: string;
  /** At the end of the line. */
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
