// How much of Google's limits is used today. It's read with a button, because the size of each sheet is a call.
import type { ComponentChildren } from 'preact';
import type { LimitsUsed } from '../../protocol/state.ts';
import type { ViewProps } from '../page/sidebar-state.ts';
import { Button } from '../parts/buttons.tsx';
import { limitsTexts } from '../texts/en/limits.ts';

export function Limits({ state: { limits, busy }, dispatch }: ViewProps): ComponentChildren {
  return (
    <section class="block">
      <h2>{limitsTexts.title}</h2>
      <p class="help">{limitsTexts.about}</p>
      <div role="status">{limits && <Meters {...limits} />}</div>
      <p>
        <Button look="link" off={busy !== undefined} press={() => dispatch({ type: 'limits' })}>
          {busy === 'limits' ? limitsTexts.reading : limits ? limitsTexts.again : limitsTexts.read}
        </Button>
      </p>
    </section>
  );
}

function Meters({ account, requests, minutes, cells }: LimitsUsed): ComponentChildren {
  const { byHand, bySchedules, most } = requests;
  return (
    <>
      <Meter label={limitsTexts.requests} used={byHand + bySchedules} most={most} />
      <p class="gray">{byHand + bySchedules === 0 ? limitsTexts.noRequests : limitsTexts.shares(byHand, bySchedules)}</p>
      <Meter label={limitsTexts.minutes} used={minutes.used} most={minutes.most} />
      {cells && <Meter label={limitsTexts.cells} used={cells.used} most={cells.most} />}
      {cells && cells.largest.cells > 0 && <p class="gray">{limitsTexts.largest(cells.largest.name, cells.largest.cells)}</p>}
      <p class="help">{limitsTexts.accounts[account]}</p>
    </>
  );
}

interface MeterProps {
  label: string;
  used: number;
  most: number;
}

/** The text says all of it, and the bar is for the eye. */
function Meter({ label, used, most }: MeterProps): ComponentChildren {
  return (
    <p>
      {limitsTexts.used(label, used, most)}
      <progress aria-hidden="true" max={most} value={Math.min(used, most)} />
    </p>
  );
}
