// First help, for those who do not want to read a guide.
import type { ComponentChildren } from 'preact';
import * as helpTexts from '../texts/en/help.ts';
import { version } from '../version.ts';
import { PlainList } from './plain-list.tsx';

export function helpBody(): ComponentChildren {
  return (
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
  );
}
