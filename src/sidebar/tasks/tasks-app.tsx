// The page of the tasks: one of them with problems above it, or its result. Also the help.
import type { ComponentChildren } from 'preact';
import type { TaskView } from '../../protocol/views.ts';
import { Button } from '../parts/buttons.tsx';
import { Message, PlainList, ProblemBlock, version } from '../parts/messages.tsx';
import { needsConnection } from '../parts/problem-kinds.ts';
import { TopBar } from '../parts/top-bar.tsx';
import { silent } from '../texts/en/problems.ts';
import { enrollTexts, helpTexts } from '../texts/en/tasks.ts';
import * as words from '../texts/en/words.ts';
import { enrollBody } from './enroll.tsx';
import { newListingBody } from './new-listing.tsx';
import type { Tasks, TasksProps } from './tasks-state.ts';

interface TaskParts {
  title: (state: Tasks) => string;
  /** Returns `undefined` until the server has responded. */
  body: (props: TasksProps) => ComponentChildren;
}

/** The content of each task. What a task asks for when it opens is in `tasks-state.ts`; a task missing from either doesn't compile. */
const tasks: Readonly<Record<TaskView, TaskParts>> = {
  enroll: { title: enrollTitle, body: enrollBody },
  newListing: { title: () => enrollTexts.newTitle, body: newListingBody },
  help: { title: () => helpTexts.title, body: helpBody },
};

export function TasksApp(props: TasksProps): ComponentChildren {
  const { state, dispatch } = props;
  const added = addedText(state);
  const { title, body: bodyOf } = tasks[state.task];
  const body = bodyOf(props);
  return (
    <main class="sidebar">
      <TopBar title={title(state)} back={{ label: words.back, go: () => dispatch({ type: 'leave', view: 'home' }) }} />
      <p class="unseen" role="status">
        {added}
      </p>
      {state.silent && <ProblemBlock problem={silent} mild />}
      {state.problem && (
        <ProblemBlock problem={state.problem}>
          {needsConnection(state.problem) && <Button press={() => dispatch({ type: 'leave', view: 'connect' })}>{words.connect}</Button>}
        </ProblemBlock>
      )}
      {added ? (
        <>
          <Message kind="done">{added}</Message>
          <Again {...props} text={enrollTexts.addMore} />
        </>
      ) : (
        (body ?? (state.problem ? <Again {...props} look="action" text={words.tryAgain} /> : <p class="gray">{words.loading}</p>))
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

function enrollTitle({ enrolling, enrolled }: Tasks): string {
  return enrolling?.people && !enrolled ? enrollTexts.checkTitle : enrollTexts.title;
}

function addedText({ enrolled, copied }: Tasks): string | undefined {
  if (enrolled) return enrollTexts.added(enrolled.rows, enrolled.created);
  return copied && enrollTexts.copied(copied.row, copied.left);
}

function helpBody(): ComponentChildren {
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
