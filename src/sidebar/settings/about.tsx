// Which version this is, how it's installed, and what's new in it.
import type { ComponentChildren } from 'preact';
import type { ViewProps } from '../page/sidebar-state.ts';
import { PlainList, version } from '../parts/messages.tsx';
import { changesTexts } from '../texts/en/changes.ts';

export function About({ known }: ViewProps): ComponentChildren {
  return (
    <section class="block">
      <h2>{changesTexts.about}</h2>
      <p>{changesTexts.installed[known.package.kind](version)}</p>
      <details>
        <summary>{changesTexts.title(version)}</summary>
        <PlainList items={changesTexts.items} />
      </details>
    </section>
  );
}
