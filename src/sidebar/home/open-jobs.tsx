// Pulls and sends that have not ended, such as after the sidebar was closed. The next sensible thing may be to go on with one.
import type { ComponentChildren } from 'preact';
import type { OpenJob } from '../../protocol/messages.ts';
import { ageOf } from '../parts/age.ts';
import { Button } from '../parts/button.tsx';
import { homeTexts } from '../texts/en/home.ts';
import * as words from '../texts/en/words.ts';
import { nextStep } from './next-step.ts';
import type { ViewProps } from './sidebar-app.tsx';

export function OpenJobs(props: ViewProps): ComponentChildren {
  const { jobs } = props.known;
  if (jobs.length === 0) return null;
  return (
    <section class="block">
      <h2>{homeTexts.jobs}</h2>
      <ul class="tabs">
        {jobs.map((job) => (
          <Open key={job.job} open={job} {...props} />
        ))}
      </ul>
    </section>
  );
}

function Open({ open, known, state: { busy, now }, dispatch }: ViewProps & { open: OpenJob }): ComponentChildren {
  const { job, kind, name, count, total, since, elsewhere } = open;
  const title = homeTexts.job(kind, name);
  const off = busy !== undefined;
  const step = nextStep(known);
  return (
    <li class="tab">
      <strong>{title}</strong>
      <p class="gray">{homeTexts.jobSo(open, words.part(count, total), words.age(ageOf(since, now)))}</p>
      {elsewhere && <p class="gray">{homeTexts.elsewhere(elsewhere.host)}</p>}
      <div class="buttons">
        {!elsewhere && (
          <Button
            look={step.do === 'goOn' && step.job === open ? 'action' : undefined}
            off={off}
            label={words.of(homeTexts.goOn, title)}
            press={() => dispatch({ type: 'resume', job })}
          >
            {homeTexts.goOn}
          </Button>
        )}
        <Button off={off} label={words.of(words.cancel, title)} press={() => dispatch({ type: 'endJob', job })}>
          {words.cancel}
        </Button>
      </div>
    </li>
  );
}
