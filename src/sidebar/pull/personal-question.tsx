// The question about personal data, before the first pull that contains it.
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../protocol/messages.ts';
import { Button } from '../parts/buttons.tsx';
import { ProblemBlock } from '../parts/messages.tsx';
import { personalTexts } from '../texts/en/settings.ts';
import * as words from '../texts/en/words.ts';

interface PersonalQuestionProps {
  problem: Problem;
  decide: (answer: 'with' | 'without') => void;
  cancel: () => void;
}

export function PersonalQuestion({ problem, decide, cancel }: PersonalQuestionProps): ComponentChildren {
  return (
    <ProblemBlock problem={problem} mild>
      <Button look="action" press={() => decide('with')}>
        {personalTexts.pullWith}
      </Button>
      <Button press={() => decide('without')}>{personalTexts.pullWithout}</Button>
      <Button press={cancel}>{words.cancel}</Button>
    </ProblemBlock>
  );
}
