// Moving the file to the add-on: what isn't moved, and the way back.
import type { ComponentChildren } from 'preact';
import type { ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { Button } from '../parts/buttons.tsx';
import { PlainList } from '../parts/messages.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { moveTexts } from '../texts/en/move.ts';

/** Shown in the settings of a script that's inside a spreadsheet. */
export function MoveToAddOn({ known, state: { busy }, dispatch }: ViewProps): ComponentChildren {
  if (known.package.kind !== 'bound') return null;
  const isOpen = known.jobs.length > 0;
  return (
    <section class="block">
      <details>
        <summary>{moveTexts.title}</summary>
        <p>{moveTexts.about}</p>
        <p>{moveTexts.kept}</p>
        <p>{moveTexts.lost}</p>
        <PlainList items={moveTexts.lostItems} />
        {isOpen && <p>{moveTexts.unfinished}</p>}
        <Button off={busy !== undefined || isOpen} press={() => dispatch({ type: 'moveToAddOn' })}>
          {busy === 'moveToAddOn' ? moveTexts.moving : moveTexts.move}
        </Button>
      </details>
    </section>
  );
}

/** Shown instead of the overview in a file that has moved. */
export function movedView({ state: { busy }, dispatch }: ViewProps): ViewParts {
  return {
    top: <TopBar title={moveTexts.movedTitle} />,
    rest: (
      <>
        <p class="block">{moveTexts.moved}</p>
        <Button off={busy !== undefined} press={() => dispatch({ type: 'moveBack' })}>
          {busy === 'moveBack' ? moveTexts.returning : moveTexts.back}
        </Button>
      </>
    ),
  };
}
