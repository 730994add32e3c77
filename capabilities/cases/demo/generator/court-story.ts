import { endCharges } from './ending-story.ts';
import { filingToDisposition, shares } from './parameters.ts';
import type { Plan } from './plan.ts';
import type { People, RecommendedCharge } from './police-story.ts';
import { DAY, type Telling } from './telling.ts';

/** A charge as filed; `key` is the prosecutor's own, so that the two sides have to be matched. */
export type FiledCharge = RecommendedCharge & { docket: string };

const rooms = ['Demo courtroom 3', 'Demo courtroom 5', 'Demo courtroom 11'] as const;
const whys = [
  'Discovery is not complete',
  'A witness is not available',
  'Counsel is on trial elsewhere',
  'Time to discuss a plea',
  'The laboratory report is outstanding',
] as const;

/** From filing to the end of every charge, for each defendant on a path of their own. */
export function tellCourt(
  telling: Telling,
  plan: Plan,
  people: People,
  adopted: readonly RecommendedCharge[],
  adoptedAt: number,
): void {
  const filedAt = telling.later(adoptedAt, 1);
  const docket = `DD-${telling.caseNumber.slice(-10)}`;
  const filed = adopted.map((charge) => fileCharge(telling, charge, docket, filedAt));
  const defendants = [...new Set(filed.map(({ d }) => d))];
  if (plan.severs) telling.tell('court', 'defendant-severed', telling.later(filedAt, 40), {}, { d: 'd2' });
  defendants.forEach((d, index) => {
    const own = filed.filter((charge) => charge.d === d);
    tellDefendant(telling, plan, people, { d, index, charges: own, filedAt });
  });
}

function fileCharge(telling: Telling, charge: RecommendedCharge, docket: string, at: number): FiledCharge {
  const key = `f${charge.key.slice(1)}`;
  telling.tell(
    'prosecutor',
    'charge-filed',
    at,
    {
      count: Number(charge.key.slice(1)),
      statute: charge.statute,
      nibrsOffense: charge.nibrs,
      degree: charge.degree,
      docket,
    },
    { d: charge.d, c: key },
  );
  return { ...charge, key, docket };
}

type Path = { d: string; index: number; charges: readonly FiledCharge[]; filedAt: number };

function tellDefendant(telling: Telling, plan: Plan, people: People, path: Path): void {
  const { draw } = telling;
  const { d } = path;
  const arraignedAt = telling.later(path.filedAt, draw.whole(0, 3));
  telling.tell('court', 'arraigned', arraignedAt, {}, { d });
  const isFree = draw.chance(shares.released) || plan.failsToAppear;
  const to = isFree ? draw.pick(['released', 'bond'] as const) : 'held';
  const custody = to === 'bond' ? { to, amount: draw.whole(5, 100) * 100_000 } : { to };
  telling.tell('court', 'custody-changed', arraignedAt, custody, { d });
  const fixed = plan.isOurs ? { attorneyId: people.prosecutor } : {};
  tellHearing(telling, {
    key: `${d}h1`,
    d,
    kind: 'preliminary',
    setAt: arraignedAt,
    at: telling.later(arraignedAt, 14),
    fixed,
  });
  let endsAt = telling.later(
    path.filedAt,
    draw.length(filingToDisposition.median, filingToDisposition.spread),
  );
  endsAt = tellDelays(telling, plan, path, arraignedAt, endsAt);
  const pretrialAt = telling.later(path.filedAt, ((endsAt - path.filedAt) / DAY) * 0.4);
  tellHearing(telling, {
    key: `${d}h2`,
    d,
    kind: 'pretrial',
    setAt: telling.later(path.filedAt, 12),
    at: pretrialAt,
    fixed,
  });
  if (plan.failsToAppear && !plan.isCaught && path.index === 0) return;
  tellLastHearing(telling, plan, path, endsAt, fixed);
  if (!plan.dispositionMissing) endCharges(telling, plan, path, endsAt);
}

/** Warrants and competency stop the clock: what follows comes so much later. */
function tellDelays(
  telling: Telling,
  plan: Plan,
  { d, index, filedAt }: Path,
  from: number,
  endsAt: number,
): number {
  const { draw } = telling;
  if (index > 0) return endsAt;
  let end = endsAt;
  if (plan.failsToAppear) {
    const missedAt = telling.later(filedAt, ((endsAt - filedAt) / DAY) * 0.55);
    telling.tell('court', 'warrant-issued', missedAt, { kind: 'failure-to-appear' }, { d });
    if (!plan.isCaught) return end;
    const days = draw.length(60, 0.9);
    telling.tell('court', 'warrant-recalled', telling.later(missedAt, days), {}, { d });
    end += days * DAY;
  }
  if (plan.competencyHold) {
    const heldAt = telling.later(from, 20);
    const days = draw.length(90, 0.5);
    telling.tell('court', 'competency-hold', heldAt, {}, { d });
    telling.tell('court', 'competency-restored', telling.later(heldAt, days), {}, { d });
    end += days * DAY;
  }
  return end;
}

type HearingPlan = {
  key: string;
  d: string;
  kind: string;
  setAt: number;
  at: number;
  fixed: Record<string, unknown>;
};

function tellHearing(telling: Telling, { key, d, kind, setAt, at, fixed }: HearingPlan): void {
  const place = telling.draw.pick(rooms);
  const payload = { kind, at: new Date(at).toISOString(), minutes: 30, place, ...fixed };
  telling.tell('court', 'hearing-set', Math.min(setAt, at - DAY), payload, { d, h: key });
  if (telling.draw.chance(0.04)) {
    telling.tell('court', 'hearing-vacated', at - DAY / 2, { why: 'No longer needed' }, { d, h: key });
  } else telling.tell('court', 'hearing-held', at + 1_800_000, {}, { d, h: key });
}

/** The hearing at which it ends, put off as often as cases are. */
function tellLastHearing(
  telling: Telling,
  plan: Plan,
  { d, index, filedAt }: Path,
  endsAt: number,
  fixed: Record<string, unknown>,
): void {
  const { draw } = telling;
  const isTrial = ['conviction', 'acquittal', 'mistrial'].includes(plan.endings[index] ?? 'plea');
  const key = `${d}h3`;
  const count = draw.weighed([
    [0, 30],
    [1, 28],
    [2, 22],
    [3, 12],
    [4, 8],
  ]);
  const gap = ((endsAt - filedAt) * 0.5) / (count + 1);
  const first = endsAt - gap * count;
  const setAt = Math.max(filedAt + DAY, first - 40 * DAY);
  const kind = isTrial ? 'trial' : 'plea';
  telling.tell(
    'court',
    'hearing-set',
    setAt,
    {
      kind,
      at: new Date(first).toISOString(),
      minutes: isTrial ? 360 : 45,
      place: draw.pick(rooms),
      ...fixed,
    },
    { d, h: key },
  );
  for (let n = 0; n < count; n++) {
    const by = draw.weighed([
      ['defense', 50],
      ['prosecution', 25],
      ['court', 15],
      ['joint', 10],
    ] as const);
    telling.tell(
      'court',
      'hearing-continued',
      first + gap * n - 3_600_000,
      {
        by,
        why: draw.pick(whys),
        excludable: by === 'defense' || by === 'joint',
        to: new Date(first + gap * (n + 1)).toISOString(),
      },
      { d, h: key },
    );
  }
  telling.tell('court', 'hearing-held', endsAt + 1_800_000, {}, { d, h: key });
}
