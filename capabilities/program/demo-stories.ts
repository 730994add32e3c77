import { Temporal } from 'temporal-polyfill';
import { demoId } from '#demo/demo-id.ts';
import { addDays, type Day } from '#platform/clock/days.ts';
import { demoSites, inventedSites } from './demo-sites.ts';
import { endOfCommitment } from './engagements/calendar.ts';
import { type EngagementMove, type Phase, phases } from './states.ts';

type Plan = { phase: Phase; revision: number; beginsOn: Day; reason?: string; at: Day };

export type DemoEngagement = {
  id: string;
  siteId: string;
  title: string;
  invitedOn: Day;
  startsOn: Day;
  plannedEnd: Day;
  moves: { move: EngagementMove; on: Day; reason?: string }[];
  plans: Plan[];
  extension?: { endsOn: Day; reason: string; at: Day };
};

const DAYS_INVITED = 60;
/** Months after the start at which the phases are planned to begin. */
const usual: Record<Phase, number> = {
  ...{ onboarding: 0, assessing: 2, planning: 6, implementing: 12, sustaining: 27, graduated: 36 },
};
const into: Record<Phase, EngagementMove> = {
  onboarding: 'accept',
  assessing: 'assess',
  planning: 'plan',
  implementing: 'implement',
  sustaining: 'sustain',
  graduated: 'graduate',
};

/** What has become of every demo site up to today. */
export function demoEngagements(today: Day): DemoEngagement[] {
  return [philadelphia(), newYork(), ...inventedSites.map(({ id, index }) => invented(id, index, today))];
}

function philadelphia(): DemoEngagement {
  const story = engagement(demoSites.philadelphia.id, '2024-02-05');
  const moves = made({
    ...{
      onboarding: '2024-02-05',
      assessing: '2024-04-22',
      planning: '2024-09-03',
      implementing: '2025-03-10',
    },
  });
  const later: Plan[] = [
    {
      ...{ phase: 'sustaining', revision: 2, beginsOn: '2027-02-01', at: '2026-04-13' },
      reason: 'Demo: the second year of the demo plan began a season later than planned.',
    },
    {
      ...{ phase: 'graduated', revision: 2, beginsOn: '2027-08-05', at: '2026-04-13' },
      reason: 'Demo: it follows the extension that was agreed.',
    },
  ];
  const extension = {
    ...{ endsOn: '2027-08-04', at: '2026-04-13' },
    reason: 'Demo: six months more, so that the demo plan’s second year is carried out in full.',
  };
  return { ...story, moves, plans: [...story.plans, ...later], extension };
}

function newYork(): DemoEngagement {
  const story = engagement(demoSites.newYork.id, '2025-03-03');
  const moves = made({ onboarding: '2025-03-03', assessing: '2025-05-12', planning: '2025-10-06' });
  return { ...story, moves };
}

/** One of the invented sites, somewhere between its invitation and its graduation. */
function invented(siteId: string, index: number, today: Day): DemoEngagement {
  const monthsIn = ((index * 11) % 43) - 2;
  const story = engagement(siteId, monthsLater(addDays(today, -(index % 27)), -monthsIn));
  const delay = (index * 17) % 45;
  const days: Partial<Record<Phase, Day>> = {};
  for (const phase of phases) {
    const slip = phase === 'onboarding' ? 0 : delay;
    const on = addDays(monthsLater(story.startsOn, usual[phase]), slip);
    if (on <= today) days[phase] = on;
  }
  const moves = made(days);
  const last = moves.at(-1);
  const leavesOn = last && addDays(last.on, 20);
  if (index % 19 === 7 && leavesOn && leavesOn <= today && last.move !== 'graduate')
    moves.push({ move: 'withdraw', on: leavesOn, reason: 'Demo: the demo city chose another program.' });
  return { ...story, moves };
}

function engagement(siteId: string, startsOn: Day): DemoEngagement {
  const invitedOn = addDays(startsOn, -DAYS_INVITED);
  return {
    ...{ id: demoId(`engagement ${siteId}`), siteId, invitedOn, startsOn, moves: [] },
    title: `Demo engagement from ${startsOn.slice(0, 4)}`,
    plannedEnd: endOfCommitment(startsOn),
    plans: phases.map((phase) => ({
      ...{ phase, revision: 1, at: invitedOn },
      beginsOn: monthsLater(startsOn, usual[phase]),
    })),
  };
}

function made(days: Partial<Record<Phase, Day>>): DemoEngagement['moves'] {
  return phases.flatMap((phase) => (days[phase] ? [{ move: into[phase], on: days[phase] }] : []));
}

function monthsLater(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}
