// First help, for those who do not want to read a guide.
import * as helpTexts from '../texts/en/help.ts';
import { version } from '../version.ts';
import { PlainList } from './plain-list.tsx';
import type { ViewParts, ViewProps } from './sidebar-app.tsx';
import { TopBar, toOverview } from './top-bar.tsx';

export function helpView({ dispatch }: ViewProps): ViewParts {
  return {
    top: <TopBar title={helpTexts.title} back={toOverview(dispatch)} />,
    rest: (
      <>
        {helpTexts.topics.map(({ about, lines }) => (
          <section key={about}>
            <h2>{about}</h2>
            <PlainList items={lines} />
          </section>
        ))}
        <p class="block">{helpTexts.more}</p>
        <p class="help">{helpTexts.version(version)}</p>
      </>
    ),
  };
}
