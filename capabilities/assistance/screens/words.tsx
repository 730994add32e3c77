import type { Formats } from '#web/design/formats.ts';
import { Tag } from '#web/design/parts/StateTag.tsx';
import type { RequestSummary } from '../contract.ts';
import { businessTime, partyWords, stageWords } from '../contract.ts';

type Waiting = Pick<
  RequestSummary,
  'owner' | 'waitsOn' | 'waitsSince' | 'pausedUntil' | 'targetStage' | 'targetDueAt' | 'pastTarget' | 'state'
>;

const HOUR = 3_600_000;

/** Nobody waits by the second, nor by the minute after an hour. */
export function spanWords(formats: Formats, milliseconds: number): string {
  const unit = milliseconds < HOUR ? 60_000 : HOUR;
  return milliseconds < 60_000
    ? 'less than a minute'
    : formats.lasting(Math.floor(milliseconds / unit) * unit);
}

/** Who has it, and on whose side of the table. */
export function holderWords({ owner, waitsOn, state }: Waiting): string {
  if (state === 'draft') return `${owner.name} is writing it`;
  return waitsOn ? `${owner.name}, for ${partyWords[waitsOn]}` : 'Nobody: it has ended';
}

export function waitedWords(formats: Formats, { waitsSince }: Waiting, now = Date.now()): string {
  return waitsSince ? spanWords(formats, now - Date.parse(waitsSince)) : '—';
}

/** How far the next target is, or how long ago it was. */
export function targetWords(formats: Formats, request: Waiting, now = Date.now()): string {
  if (!request.targetStage || !request.targetDueAt) return '—';
  const stage = stageWords[request.targetStage];
  if (request.pausedUntil) return `Clock paused until ${formats.date(request.pausedUntil)}: ${stage}`;
  const away = Date.parse(request.targetDueAt) - now;
  return away < 0
    ? `${spanWords(formats, -away)} past: ${stage}`
    : `In ${spanWords(formats, away)}: ${stage}`;
}

export function TargetCell({ request, formats }: { request: Waiting; formats: Formats }) {
  const words = targetWords(formats, request);
  return request.pastTarget ? <Tag tone="error">{words}</Tag> : words;
}

export { businessTime };
