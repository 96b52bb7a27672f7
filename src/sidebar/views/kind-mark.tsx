// Which kind of Catalog one is connected to, by word, sign and colour, and whether one only reads from it.
import type { ComponentChildren } from 'preact';
import type { ConnectionState } from '../../commands/messages.ts';
import * as connectTexts from '../texts/en/connect.ts';
import { Mark } from './mark.tsx';

export function KindMark({ kind, readOnly }: Pick<ConnectionState, 'kind' | 'readOnly'>): ComponentChildren {
  const words = readOnly ? `${connectTexts.kinds[kind]} · ${connectTexts.readOnly}` : connectTexts.kinds[kind];
  return <Mark kind={kind === 'production' ? 'warn' : 'good'}>{words}</Mark>;
}
