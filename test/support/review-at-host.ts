// The page of the review as the browser runs it, without drawing: its real reducer, whose messages go to the host one at a time.

import type { Host, SidebarPage } from '../../emulator/host.ts';
import { firstOf, tokenOf } from '../../scripts/person.ts';
import type { Effect } from '../../src/sidebar/page/effect.ts';
import { reduceReview } from '../../src/sidebar/review/review-reducer.ts';
import { type Review, type ReviewAction, reviewAt } from '../../src/sidebar/review/review-state.ts';

export interface ReviewAtHost {
  state(): Review;
  act(action: ReviewAction): void;
  /** Sends the next message and gives the page its response. Returns false if the page waits for the user. */
  next(): boolean;
}

/** Returns the lengths of all responses that dialogs get from now on. */
export function responseLengths(host: Host): number[] {
  const lengths: number[] = [];
  const dialogs = host.dialogs.bind(host);
  host.dialogs = () =>
    dialogs().map((dialog) => ({
      ...dialog,
      close: () => dialog.close(),
      call: (name, ...args) => {
        const response = dialog.call(name, ...args);
        lengths.push(String(response).length);
        return response;
      },
    }));
  return lengths;
}

const LOST = { code: 'no-network', what: 'The connection was lost.', todo: 'Try again.' };
const EXPIRED = { code: 'page-expired', what: 'This page has expired.', todo: 'Reopen it.' };

/** Takes the dialog that was opened last. */
export function reviewAtHost(host: Host): ReviewAtHost {
  const dialog = host.dialogs().at(-1);
  if (!dialog) throw new Error('no dialog is open');
  const waiting: Effect[] = [];
  let first = firstOf(dialog);
  let state = reviewAt(/data-view="([^"]*)"/.exec(dialog.html)?.[1]);
  const act = (action: ReviewAction) => {
    const next = reduceReview(state, action);
    state = next.state;
    waiting.push(...next.effects);
  };
  act({ type: 'opened' });
  return {
    state: () => state,
    act,
    next() {
      const effect = waiting.shift();
      if (effect === undefined) return false;
      if (effect.do === 'close') dialog.close();
      else {
        if (effect.after !== undefined) host.advance(effect.after / 3600);
        const answer = first === '' ? answerTo(dialog, effect) : JSON.parse(first);
        first = '';
        act({ type: 'answered', command: effect.command, answer } as ReviewAction);
      }
      return true;
    },
  };
}

function answerTo(page: SidebarPage, { command, input }: Extract<Effect, { do: 'call' }>): unknown {
  try {
    const response = String(page.call(command, JSON.stringify(input), tokenOf(page)));
    return response === '' ? { ok: false, problem: EXPIRED } : JSON.parse(response);
  } catch {
    // The run was killed.
    return { ok: false, problem: LOST };
  }
}
