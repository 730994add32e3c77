import type { FiledCharge } from './court-story.ts';
import type { Plan } from './plan.ts';
import { DAY, type Telling } from './telling.ts';

type Ended = { d: string; index: number; charges: readonly FiledCharge[] };

/** How the charges of one defendant end. */
export function endCharges(telling: Telling, plan: Plan, ended: Ended, at: number): void {
  const ending = plan.endings[ended.index] ?? 'plea';
  if (ending === 'plea') endByPlea(telling, plan, ended, at);
  else if (ending === 'dismissal') endByDismissal(telling, plan, ended, at);
  else if (ending === 'diversion') endByDiversion(telling, plan, ended, at);
  else if (ending === 'superseded') endSuperseded(telling, ended, at);
  else if (ending === 'mistrial') endAfterMistrial(telling, ended, at);
  else endByVerdict(telling, plan, ended, at, ending === 'conviction');
}

function endByPlea(telling: Telling, plan: Plan, { d, charges }: Ended, at: number): void {
  const { draw } = telling;
  const [main, ...others] = charges;
  if (!main) return;
  if (draw.chance(0.4)) {
    telling.tell('prosecutor', 'charge-amended', at - DAY, { ...plan.offense.lesser }, { d, c: main.key });
  }
  telling.tell('court', 'plea', at, { to: draw.chance(0.95) ? 'guilty' : 'nolo' }, { d, c: main.key });
  for (const other of others) {
    if (draw.chance(0.2)) {
      telling.tell('prosecutor', 'charge-merged', at, { into: main.key }, { d, c: other.key });
    } else {
      telling.tell(
        'prosecutor',
        'charge-dismissed',
        at,
        { prejudice: 'without', by: 'prosecutor', reason: 'pled-to-other-counts' },
        { d, c: other.key },
      );
    }
  }
  sentence(telling, d, main, at + draw.whole(0, 45) * DAY);
}

function sentence(telling: Telling, d: string, charge: FiledCharge, at: number): void {
  const { draw } = telling;
  const kind = draw.weighed([
    ['incarceration', 55],
    ['probation', 38],
    ['time served', 4],
    ['fine', 3],
  ] as const);
  const length =
    kind === 'incarceration'
      ? { minDays: draw.whole(90, 700), maxDays: draw.whole(701, 3650) }
      : kind === 'probation'
        ? { maxDays: draw.whole(1, 5) * 365 }
        : kind === 'fine'
          ? { fineCents: draw.whole(2, 50) * 10_000 }
          : {};
  telling.tell('court', 'sentenced', at, { kind, ...length }, { d, c: charge.key });
  if (draw.chance(0.02)) {
    telling.tell(
      'court',
      'sentence-amended',
      at + draw.whole(20, 200) * DAY,
      { kind: 'probation', maxDays: 730 },
      { d, c: charge.key },
    );
  }
}

const dismissals = [
  ['victim-or-witness', 34],
  ['insufficient-evidence', 30],
  ['search-or-seizure', 10],
  ['interest-of-justice', 18],
  ['speedy-trial', 8],
] as const;

function endByDismissal(telling: Telling, plan: Plan, { d, charges }: Ended, at: number): void {
  const { draw } = telling;
  const by = draw.chance(0.7) ? 'prosecutor' : 'court';
  // Nothing that ends a charge for good, where it is filed again.
  const reason = plan.refiles ? 'victim-or-witness' : draw.weighed(dismissals);
  const prejudice = !plan.refiles && draw.chance(0.3) ? 'with' : 'without';
  for (const charge of charges) {
    telling.tell(by, 'charge-dismissed', at, { prejudice, by, reason }, { d, c: charge.key });
  }
  const [main] = charges;
  if (!plan.refiles || !main) return;
  const refiledAt = telling.later(at, draw.whole(20, 120));
  const again = { ...main, key: `${main.key}r` };
  telling.tell('prosecutor', 'charge-refiled', refiledAt, { as: again.key }, { d, c: main.key });
  telling.tell(
    'prosecutor',
    'charge-filed',
    refiledAt,
    {
      count: 1,
      statute: again.statute,
      nibrsOffense: again.nibrs,
      degree: again.degree,
      docket: `${again.docket}R`,
    },
    { d, c: again.key },
  );
  endByPlea(telling, plan, { d, index: 0, charges: [again] }, telling.later(refiledAt, draw.whole(90, 200)));
}

function endByDiversion(telling: Telling, plan: Plan, { d, index, charges }: Ended, at: number): void {
  const until = telling.later(at, 365);
  for (const charge of charges) {
    telling.tell(
      'prosecutor',
      'diversion-entered',
      at,
      { program: 'Demo diversion program', until: new Date(until).toISOString().slice(0, 10) },
      { d, c: charge.key },
    );
  }
  if (!plan.diversionFails) {
    for (const charge of charges)
      telling.tell('prosecutor', 'diversion-completed', until, {}, { d, c: charge.key });
    return;
  }
  const failedAt = telling.later(at, telling.draw.whole(40, 250));
  for (const charge of charges)
    telling.tell('prosecutor', 'diversion-failed', failedAt, {}, { d, c: charge.key });
  endByPlea(telling, plan, { d, index, charges }, telling.later(failedAt, 60));
}

function endSuperseded(telling: Telling, { d, index, charges }: Ended, at: number): void {
  const indicted = charges.map((charge) => ({
    ...charge,
    key: `${charge.key}s`,
    docket: `${charge.docket}S`,
  }));
  charges.forEach((charge, n) => {
    const next = indicted[n]!;
    telling.tell(
      'prosecutor',
      'charge-filed',
      at,
      {
        count: n + 1,
        statute: next.statute,
        nibrsOffense: next.nibrs,
        degree: next.degree,
        docket: next.docket,
      },
      { d, c: next.key },
    );
    telling.tell('prosecutor', 'charge-superseded', at, { by: next.key }, { d, c: charge.key });
  });
  const plan = { offense: { lesser: { statute: charges[0]?.statute, degree: charges[0]?.degree } } } as Plan;
  endByPlea(telling, plan, { d, index, charges: indicted }, telling.later(at, telling.draw.whole(60, 200)));
}

function beginTrial(telling: Telling, { d, charges }: Ended, at: number): void {
  const before = telling.draw.chance(0.6) ? 'jury' : 'judge';
  for (const charge of charges) telling.tell('court', 'trial-began', at, { before }, { d, c: charge.key });
}

function endAfterMistrial(telling: Telling, ended: Ended, at: number): void {
  beginTrial(telling, ended, at);
  const triedAt = telling.later(at, 3);
  for (const charge of ended.charges) {
    telling.tell(
      'court',
      'mistrial',
      triedAt,
      { why: 'The jury could not agree' },
      { d: ended.d, c: charge.key },
    );
  }
  const againAt = telling.later(triedAt, telling.draw.whole(60, 150));
  beginTrial(telling, ended, againAt);
  tellVerdicts(telling, ended, telling.later(againAt, 3), telling.draw.chance(0.6));
}

function endByVerdict(telling: Telling, plan: Plan, ended: Ended, at: number, guilty: boolean): void {
  beginTrial(telling, ended, at);
  const saidAt = telling.later(at, telling.draw.whole(1, 4));
  tellVerdicts(telling, ended, saidAt, guilty);
  const [main] = ended.charges;
  if (!guilty || !plan.appeals || !main) return;
  const about = { d: ended.d, c: main.key };
  const appealedAt = telling.later(saidAt, 60);
  telling.tell('court', 'appealed', appealedAt, {}, about);
  const result = telling.draw.weighed([
    ['affirmed', 80],
    ['resentencing', 12],
    ['new trial', 5],
    ['reversed', 3],
  ] as const);
  telling.tell(
    'court',
    'remanded',
    telling.later(appealedAt, telling.draw.whole(200, 500)),
    { result },
    about,
  );
}

function tellVerdicts(telling: Telling, { d, charges }: Ended, at: number, guilty: boolean): void {
  const code = guilty ? 'guilty' : 'not guilty';
  for (const [n, charge] of charges.entries()) {
    const isLesser = guilty && n === 0 && telling.draw.chance(0.15);
    telling.tell(
      'court',
      'verdict',
      at,
      { code: isLesser ? 'guilty of a lesser offense' : code },
      { d, c: charge.key },
    );
  }
  if (guilty && charges[0]) sentence(telling, d, charges[0], at + 40 * DAY);
}
