import { countText } from '#web/design/formats.ts';
import type { RequestSummary } from '../contract.ts';

/** How a request stands against its day, as one would say it. */
export function standingWords({
  standing,
  days,
  state,
}: Pick<RequestSummary, 'standing' | 'days' | 'state'>) {
  if (state === 'withdrawn') return 'Withdrawn';
  if (standing === 'answered') return 'Answered in time';
  if (standing === 'due today') return 'Due today';
  if (standing === 'running') return `${countText(days, 'day')} left`;
  const isOpen = state === 'received' || state === 'under-review';
  return isOpen ? `${countText(-days, 'day')} overdue` : `Answered ${countText(-days, 'day')} late`;
}
