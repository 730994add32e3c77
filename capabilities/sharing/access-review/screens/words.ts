import { countText } from '#web/design/formats.ts';
import type { ReviewSummary } from '../contract.ts';

/** How a review stands against its day. */
export function standingWords({ standing, days }: Pick<ReviewSummary, 'standing' | 'days'>): string {
  if (standing === 'complete') return 'Complete';
  if (standing === 'completed late') return `Complete, ${countText(-days, 'day')} late`;
  if (standing === 'overdue') return `${countText(-days, 'day')} overdue`;
  return days === 0 ? 'Due today' : `${countText(days, 'day')} left`;
}
