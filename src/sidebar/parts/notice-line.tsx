// A result, in a sentence.
import type { ComponentChildren } from 'preact';
import type { Notice } from '../home/sidebar-state.ts';
import { noticeTexts } from '../texts/en/home.ts';
import { personalTexts, scheduleTexts } from '../texts/en/settings.ts';
import { Message } from './message.tsx';
import { ProblemBlock } from './problem-block.tsx';

export function NoticeLine({ notice }: { notice: Notice }): ComponentChildren {
  const problems = notice.about === 'refreshed' ? notice.problems : [];
  const differs = (notice.about === 'checked' && notice.differences > 0) || (notice.about === 'access' && notice.refused > 0);
  return (
    <>
      <Message kind={problems.length > 0 || differs ? 'warning' : 'done'}>{noticeText(notice)}</Message>
      {problems.map((problem) => (
        <ProblemBlock key={problem.what} problem={problem} />
      ))}
    </>
  );
}

export function noticeText(notice: Notice): string {
  switch (notice.about) {
    case 'connected':
      return noticeTexts.connected(notice.host, notice.catalogs);
    case 'disconnected':
      return noticeTexts.disconnected;
    case 'arranged':
      return noticeTexts.arranged;
    case 'scheduled':
      return notice.hour === null ? noticeTexts.unscheduled : noticeTexts.scheduled(scheduleTexts.hours(notice.hour));
    case 'refreshed':
      return noticeTexts.refreshed(notice.names);
    case 'removed':
      return personalTexts.removed(notice.names);
    case 'access':
      return noticeTexts.access(notice.refused);
    case 'checked':
      return noticeTexts.checked(notice.differences);
  }
}
