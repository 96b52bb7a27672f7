// Where the user's keys are used, and the choice after a colleague has connected the file to another Catalog.
import type { ComponentChildren } from 'preact';
import type { KeyUse, SwitchedState } from '../../protocol/state.ts';
import type { ViewProps } from '../page/sidebar-state.ts';
import { dateAndTime } from '../parts/age.ts';
import { Button } from '../parts/buttons.tsx';
import { Message, PlainList } from '../parts/messages.tsx';
import { keysTexts, switchedTexts } from '../texts/en/keys.ts';
import * as words from '../texts/en/words.ts';

/** Asks whether to work with the Catalog that a colleague has chosen. Until then, the user's key isn't used. */
export function SwitchedCatalog({ switched, state, dispatch }: ViewProps & { switched: SwitchedState }): ComponentChildren {
  const { from, to, by, at, hasKey } = switched;
  const off = state.busy !== undefined;
  return (
    <section class="block">
      <Message kind="warning" role="status">
        <p class="what">{switchedTexts.what(by, to, at === undefined ? undefined : dateAndTime(at))}</p>
        <p>{switchedTexts.before(from)}</p>
        {hasKey.from && <p>{switchedTexts.keepHelp}</p>}
        <div class="buttons">
          {hasKey.to && (
            <Button off={off} label={words.of(switchedTexts.use, to)} press={() => dispatch({ type: 'useCatalog', host: to })}>
              {switchedTexts.use}
            </Button>
          )}
          {hasKey.from && (
            <Button off={off} label={words.of(switchedTexts.keep, from)} press={() => dispatch({ type: 'useCatalog', host: from })}>
              {switchedTexts.keep}
            </Button>
          )}
        </div>
      </Message>
    </section>
  );
}

/** Lists hosts and files, then removes all keys. */
export function KeysEverywhere({ state, dispatch }: ViewProps): ComponentChildren {
  const { keys, busy } = state;
  const off = busy !== undefined;
  if (keys === undefined) {
    return (
      <p class="block">
        <Button look="link" off={off} press={() => dispatch({ type: 'keys' })}>
          {busy === 'keys' ? keysTexts.listing : keysTexts.list}
        </Button>
      </p>
    );
  }
  return (
    <section class="block">
      <h2 id="keys" tabIndex={-1}>
        {keysTexts.title}
      </h2>
      {keys.length === 0 ? <p>{keysTexts.none}</p> : <PlainList items={keys.flatMap(usesOf)} />}
      <p class="help">{keysTexts.help}</p>
      {keys.length > 0 && (
        <Button off={off} press={() => dispatch({ type: 'removeKeys' })}>
          {busy === 'removeKeys' ? keysTexts.removing : keysTexts.remove}
        </Button>
      )}
    </section>
  );
}

function usesOf({ host, files }: KeyUse): string[] {
  if (files.length === 0) return [keysTexts.unused(host)];
  return files.map(({ name, here, daily }) => keysTexts.use(host, here ? keysTexts.here : name, daily));
}
