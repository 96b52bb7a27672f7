// The page of the tasks: one of them, with what went wrong above it, or what was added.
import type { ComponentChildren } from 'preact';
import { Button } from '../parts/buttons.tsx';
import { Message, needsConnection, PlainList, ProblemBlock, version } from '../parts/messages.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { homeTexts } from '../texts/en/home.ts';
import { silent } from '../texts/en/problems.ts';
import { enrollTexts, helpTexts } from '../texts/en/tasks.ts';
import * as words from '../texts/en/words.ts';
import { enrollBody } from './enroll.tsx';
import { newListingBody } from './new-listing.tsx';
import type { Tasks, TasksProps } from './tasks-state.ts';

const bodies = { enroll: enrollBody, newListing: newListingBody, help: helpBody };

export function TasksApp(props: TasksProps): ComponentChildren {
  const { state, dispatch } = props;
  const added = addedText(state);
  const body = bodies[state.task](props);
  return (
    <main class="sidebar">
      <TopBar title={titleOf(state)} back={{ label: words.back, go: () => dispatch({ type: 'leave', view: 'home' }) }} />
      <p class="unseen" role="status">
        {added}
      </p>
      {state.silent && <ProblemBlock problem={silent} mild />}
      {state.problem && (
        <ProblemBlock problem={state.problem}>
          {needsConnection(state.problem) && (
            <Button press={() => dispatch({ type: 'leave', view: 'connect' })}>{homeTexts.connect}</Button>
          )}
        </ProblemBlock>
      )}
      {added ? (
        <>
          <Message kind="done">{added}</Message>
          <Again {...props} text={enrollTexts.again} />
        </>
      ) : (
        (body ?? (state.problem ? <Again {...props} look="action" text={words.tryAgain} /> : <p class="gray">{homeTexts.loading}</p>))
      )}
    </main>
  );
}

function Again({ text, look, dispatch }: TasksProps & { text: string; look?: 'action' }): ComponentChildren {
  return (
    <Button look={look} press={() => dispatch({ type: 'opened' })}>
      {text}
    </Button>
  );
}

function titleOf({ task, enrolling, enrolled }: Tasks): string {
  if (task === 'help') return helpTexts.title;
  if (task === 'newListing') return enrollTexts.newTitle;
  return enrolling?.people && !enrolled ? enrollTexts.who : enrollTexts.title;
}

function addedText({ enrolled, copied }: Tasks): string | undefined {
  if (enrolled) return enrollTexts.added(enrolled.rows, enrolled.created);
  return copied && enrollTexts.copied(copied.row, copied.left);
}

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
