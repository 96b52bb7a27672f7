// A job under way: how far it is, and the button that ends it.
import type { ComponentChildren } from 'preact';
import * as words from '../texts/en/words.ts';
import { Button } from './button.tsx';
import type { Job } from './job.ts';
import { ProgressBar } from './progress-bar.tsx';

interface RunningProps {
  job?: Job;
  title: string;
  /** Said until the first step tells more. */
  begins: string;
  help: string;
  stop: string;
  stopping: string;
  press: () => void;
}

export function Running({ job, title, begins, help, stop, stopping, press }: RunningProps): ComponentChildren {
  const progress = job?.progress;
  return (
    <>
      <div class="running">
        <ProgressBar label={title} count={progress?.count ?? 0} total={progress?.total} />
        <p>{progress?.text || begins}</p>
        {progress?.secondsLeft !== undefined && <p class="gray">{words.left(progress.secondsLeft)}</p>}
        <p class="help">{help}</p>
      </div>
      <Button off={job?.phase !== 'running'} press={press}>
        {job?.phase === 'stopping' ? stopping : stop}
      </Button>
    </>
  );
}
