import type { Formats } from '#web/design/formats.ts';
import type { PortfolioRow } from '../contract.ts';
import { engagementWorkflow } from '../states.ts';

type Engagement = PortfolioRow['engagement'];

/** "14 of 36": in which month of the commitment a site is. */
export function monthWords(engagement: Engagement): string {
  if (!engagement) return '';
  const { month, months } = engagement;
  if (month === null) return 'final' in engagementWorkflow.states[engagement.phase] ? 'Over' : 'Not begun';
  return month > months ? `${months} of ${months}, over by ${month - months}` : `${month} of ${months}`;
}

export function nextWords(engagement: Engagement, formats: Formats): string {
  if (!engagement?.next) return '';
  const { phase, plannedOn } = engagement.next;
  const { label } = engagementWorkflow.states[phase];
  return plannedOn ? `${label}, ${formats.date(plannedOn)}` : label;
}
