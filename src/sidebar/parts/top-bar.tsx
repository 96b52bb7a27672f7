// The heading of a view of the sidebar, with a link back.
import type { ComponentChildren } from 'preact';
import * as words from '../texts/en/words.ts';
import { Button, Icon } from './buttons.tsx';

interface Back {
  label: string;
  go: () => void;
}

/** Omit `back` if there's no previous view or it can't be shown now. */
export function TopBar({ title, back }: { title: string; back?: Back }): ComponentChildren {
  return (
    <header class="top">
      {back && (
        <Button look="link back" press={back.go}>
          <Icon name="back" />
          {back.label}
        </Button>
      )}
      <h1 tabIndex={-1}>{title}</h1>
    </header>
  );
}

type Go<V extends string> = (action: { type: 'go'; view: V }) => void;

export function toOverview(dispatch: Go<'home'>): Back {
  return { label: words.back, go: () => dispatch({ type: 'go', view: 'home' }) };
}

export function toSettings(dispatch: Go<'settings'>): Back {
  return { label: words.settings, go: () => dispatch({ type: 'go', view: 'settings' }) };
}
