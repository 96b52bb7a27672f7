// First help, for those who do not want to read a guide.
import type { ComponentChildren } from 'preact';
import { version } from '../page/version.ts';
import { PlainList } from '../parts/plain-list.tsx';
import { helpTexts } from '../texts/en/tasks.ts';

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
