// Checking a Catalog: a button, and a report to copy.

import { Button } from '../parts/button.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { checkTexts } from '../texts/en/settings.ts';
import type { ViewParts, ViewProps } from './sidebar-app.tsx';
import { TopBar, toSettings } from './top-bar.tsx';

export function checkView({ state: { busy, notice }, dispatch }: ViewProps): ViewParts {
  const checking = busy === 'checkCatalog';
  return {
    top: <TopBar title={checkTexts.title} back={toSettings(dispatch)} />,
    rest: (
      <>
        <p class="block">{checkTexts.about}</p>
        <p class="block">
          <Button look="wide action" off={busy !== undefined} press={() => dispatch({ type: 'checkCatalog' })}>
            {checking ? checkTexts.checking : checkTexts.begin}
          </Button>
        </p>
        {checking && <ProgressBar label={checkTexts.checking} count={0} />}
        {notice?.about === 'checked' && (
          <textarea
            readOnly
            rows={25}
            aria-label={checkTexts.report}
            onFocus={(event) => event.currentTarget.select()}
            value={notice.report}
          />
        )}
      </>
    ),
  };
}
