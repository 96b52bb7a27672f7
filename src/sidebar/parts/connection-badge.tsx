// Which kind of Catalog one is connected to, by name, word, sign and color, and whether one only reads from it.
import type { ComponentChildren } from 'preact';
import type { ConnectionState } from '../../protocol/messages.ts';
import { connectTexts } from '../texts/en/settings.ts';
import { Mark } from './mark.tsx';

export function KindMark({ host, label, kind, readOnly }: Partial<ConnectionState> & Pick<ConnectionState, 'kind'>): ComponentChildren {
  const words = [label !== host && label, connectTexts.kinds[kind], readOnly && connectTexts.readOnly];
  return <Mark kind={kind === 'production' ? 'warn' : 'good'}>{words.filter(Boolean).join(' · ')}</Mark>;
}
