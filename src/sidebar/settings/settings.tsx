// Settings: what is set once and seldom looked at again.

import type { ViewParts, ViewProps } from '../home/sidebar-app.tsx';
import { TopBar, toOverview } from '../home/top-bar.tsx';
import { Row } from '../parts/row.tsx';
import { settingsTexts } from '../texts/en/settings.ts';
import * as words from '../texts/en/words.ts';
import { TrustSettings } from './privacy-settings.tsx';

export function settingsView(props: ViewProps): ViewParts {
  const { known, dispatch } = props;
  return {
    top: <TopBar title={words.settings} back={toOverview(dispatch)} />,
    rest: (
      <>
        <ul class="rows">
          <Row
            title={settingsTexts.connection}
            small={known.connection?.host ?? settingsTexts.none}
            press={() => dispatch({ type: 'go', view: 'connect' })}
          />
          {known.connection && (
            <Row title={settingsTexts.check} small={settingsTexts.checkSmall} press={() => dispatch({ type: 'go', view: 'check' })} />
          )}
          <Row title={settingsTexts.help} press={() => dispatch({ type: 'openTask', view: 'help' })} />
        </ul>
        <TrustSettings {...props} />
      </>
    ),
  };
}
