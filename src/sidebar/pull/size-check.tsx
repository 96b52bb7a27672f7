// How full the spreadsheet is, and what a pull or a report would read and add. It's asked with a button, because it takes requests.
import type { ComponentChildren } from 'preact';
import type { PreFlight } from '../../protocol/pull.ts';
import { Button } from '../parts/buttons.tsx';
import { sizeTexts } from '../texts/en/pull.ts';

interface SizeCheckProps {
  size: PreFlight | undefined;
  isBusy: boolean;
  check: () => void;
}

export function SizeCheck({ size, isBusy, check }: SizeCheckProps): ComponentChildren {
  return (
    <div class="gray" role="status">
      {size && <p>{sizeTexts.reads(size)}</p>}
      {size && <p>{sizeTexts.meter(size)}</p>}
      {!size && (
        <p>
          <Button look="link" off={isBusy} press={check}>
            {isBusy ? sizeTexts.checking : sizeTexts.check}
          </Button>
        </p>
      )}
    </div>
  );
}
