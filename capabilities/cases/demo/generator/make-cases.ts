import { tellCourt } from './court-story.ts';
import { drawFrom } from './draw.ts';
import { oldScripts, type Plan, planCase, recentScripts } from './plan.ts';
import { type AgencyIds, type People, tellComplaint } from './police-story.ts';
import { tellScreening } from './screening-story.ts';
import { DAY, Telling, type ToldEvent } from './telling.ts';

export type DemoCase = {
  number: string;
  openedAt: Date;
  seal: 'open' | 'juvenile' | 'sealed';
  events: ToldEvent[];
};

export type Caseload = {
  cases: number;
  /** The moment it is told; later events have not happened yet. */
  now: Date;
  agencies: AgencyIds;
  people: People;
  seed?: number;
};

const YEARS = 10;
const RECENT_DAYS = 45;
const SEED = 20_261_124;

/** A caseload of ten years, the same for one seed and one day, told one case at a time. */
export function* makeCases({ cases, now, agencies, people, seed = SEED }: Caseload): Generator<DemoCase> {
  const today = Math.floor(now.getTime() / DAY) * DAY;
  const recent = Math.min(recentScripts.length, Math.floor(cases / 4));
  for (let index = 0; index < cases; index++) {
    const draw = drawFrom(seed + index * 7919);
    const openedAt = openingOf(index, cases, recent, today, draw.share());
    const number = `DEMO-${new Date(openedAt).getUTCFullYear()}-${String(index + 1).padStart(6, '0')}`;
    const plan = { ...planCase(draw), ...scriptOf(index, cases, recent) };
    const telling = new Telling(draw, number, now);
    tellCase(telling, plan, { agencies, people }, index, openedAt);
    const juvenile = plan.juvenile && telling.events.some(({ kind }) => kind === 'defendant-named');
    const seal = plan.sealed ? 'sealed' : juvenile ? 'juvenile' : 'open';
    yield { number, openedAt: new Date(openedAt), seal, events: telling.events };
  }
}

function tellCase(
  telling: Telling,
  plan: Plan,
  ids: { agencies: AgencyIds; people: People },
  index: number,
  openedAt: number,
): void {
  const complaint = tellComplaint(telling, plan, ids, index, openedAt);
  if (!complaint) return;
  const screened = tellScreening(telling, plan, ids, complaint.charges, complaint.referredAt);
  if (screened) tellCourt(telling, plan, ids.people, screened.adopted, screened.adoptedAt);
}

/** Spread evenly, with the last few in the weeks before today. */
function openingOf(index: number, cases: number, recent: number, today: number, jitter: number): number {
  const old = cases - recent;
  const hour = 6 * 3_600_000;
  if (index < old) return today + hour - YEARS * 365.25 * DAY * (1 - (index + jitter) / (old + 1)) - DAY;
  return today - RECENT_DAYS * DAY * (1 - (index - old) / (recent * 1.3)) - jitter * DAY;
}

/** The scripts of old cases stand five years back, where all of them have ended. */
function scriptOf(index: number, cases: number, recent: number): Partial<Plan> {
  const old = cases - recent;
  if (index >= old) return recentScripts[index - old]!;
  return oldScripts[index - Math.floor(old / 2)] ?? {};
}
