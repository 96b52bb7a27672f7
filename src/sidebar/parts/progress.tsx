// How far a pull or a send is, and the button that ends it.
import type { ComponentChildren } from 'preact';
import type { Progress } from '../../protocol/jobs.ts';
import * as words from '../texts/en/words.ts';
import { Button } from './buttons.tsx';

export function ProgressBar({ label, count, total }: { label: string; count: number; total?: number }): ComponentChildren {
  const known = total !== undefined && total > 0;
  const part = known ? Math.min(100, (100 * count) / total) : undefined;
  return (
    <div
      class={known ? 'progress' : 'progress unknown'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={known ? 0 : undefined}
      aria-valuemax={known ? total : undefined}
      aria-valuenow={known ? Math.min(count, total) : undefined}
      aria-valuetext={known ? words.part(count, total) : undefined}
    >
      <div style={part === undefined ? undefined : { width: `${part}%` }} />
    </div>
  );
}

interface RunningProps {
  /** What is shown of a pull or a send that takes several steps. */
  job?: { phase: string; progress?: Progress };
  title: string;
  /** Shown until the first step reports its progress. */
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
