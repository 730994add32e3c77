import type { Offense } from './parameters.ts';
import type { Plan } from './plan.ts';
import { DAY, type Telling } from './telling.ts';

export type RecommendedCharge = { key: string; d: string; statute: string; degree: string; nibrs: string };
export type People = { detective: string; prosecutor: string };
export type AgencyIds = { police: string; prosecutor: string; federal: string };

const evidence = [
  ['Video from a nearby store', 'video'],
  ['Firearm examination report', 'laboratory'],
  ['Recorded statement of a witness', 'statement'],
  ['Fired cartridge casings', 'ballistics'],
  ['Body-worn camera video', 'video'],
  ['Telephone records', 'records'],
] as const;

/** The complaint up to its referral; gives back what was recommended and when, or null where nothing was referred. */
export function tellComplaint(
  telling: Telling,
  plan: Plan,
  ids: { people: People; agencies: AgencyIds },
  index: number,
  openedAt: number,
): { referredAt: number; charges: RecommendedCharge[] } | null {
  const { draw } = telling;
  const { offense } = plan;
  telling.tell('police', 'complaint-opened', openedAt, {
    reportNumber: reportNumber(index, openedAt),
    nibrsOffenses: offense.gun && offense.nibrs !== '520' ? [offense.nibrs, '520'] : [offense.nibrs],
    victims:
      offense.nibrs === '520' || offense.nibrs === '35A'
        ? 0
        : draw.weighed([
            [1, 80],
            [2, 15],
            [3, 5],
          ]),
    suspectKnown: plan.solved,
    arrest: plan.solved && draw.chance(0.7),
  });
  if (plan.isOurs)
    telling.tell('police', 'detective-assigned', telling.later(openedAt, 1), {
      personId: ids.people.detective,
    });
  tellEvidence(telling, openedAt);
  if (!plan.solved) {
    tellUnsolved(telling, openedAt);
    return null;
  }
  const arrestedAt = telling.later(openedAt, draw.length(2, 1.2));
  const charges = tellDefendants(telling, plan, index, arrestedAt);
  const referredAt = telling.later(arrestedAt, draw.length(2, 0.8));
  telling.tell('police', 'referred', referredAt, {
    round: 1,
    toAgencyId: ids.agencies.prosecutor,
    charges: charges.map(({ key }) => key),
  });
  return { referredAt, charges };
}

export function reportNumber(index: number, openedAt: number): string {
  return `DR-${new Date(openedAt).getUTCFullYear()}-${String(index + 1).padStart(6, '0')}`;
}

/** Plainly nobody. */
export function demoName(index: number, defendant: number): string {
  return `Demo Person ${String(index + 1).padStart(4, '0')}${'ABC'[defendant - 1] === 'A' ? '' : ` ${'ABC'[defendant - 1]}`}`;
}

function tellEvidence(telling: Telling, openedAt: number): void {
  const { draw } = telling;
  const count = draw.weighed([
    [0, 45],
    [1, 35],
    [2, 20],
  ]);
  for (let n = 1; n <= count; n++) {
    const [item, kind] = draw.pick(evidence);
    const status = draw.weighed([
      ['received', 6],
      ['collected', 3],
      ['requested', 1],
    ] as const);
    telling.tell('police', 'evidence-listed', telling.later(openedAt, draw.whole(1, 6)), {
      item,
      kind,
      status,
    });
  }
}

function tellUnsolved(telling: Telling, openedAt: number): void {
  const { draw } = telling;
  const inactiveAt = telling.later(openedAt, draw.length(45, 0.7));
  if (draw.chance(0.04)) {
    telling.tell('police', 'complaint-cleared-by-exception', inactiveAt, {
      reason: draw.pick([
        'death of the offender',
        'victim refused to cooperate',
        'in custody of another jurisdiction',
      ]),
    });
    return;
  }
  telling.tell('police', 'complaint-inactivated', inactiveAt, {
    reason: 'No suspect known and no lead left',
  });
  if (draw.chance(0.03)) {
    const reopenedAt = telling.later(inactiveAt, draw.whole(60, 500));
    telling.tell('police', 'complaint-reopened', reopenedAt);
    telling.tell('police', 'complaint-inactivated', telling.later(reopenedAt, draw.whole(20, 90)), {
      reason: 'The new lead did not hold',
    });
  }
}

function tellDefendants(telling: Telling, plan: Plan, index: number, at: number): RecommendedCharge[] {
  const charges: RecommendedCharge[] = [];
  for (let n = 1; n <= plan.defendants; n++) {
    const d = `d${n}`;
    const juvenile = plan.juvenile && n === 1;
    telling.tell(
      'police',
      'defendant-named',
      at,
      { juvenile },
      {
        d,
        fields: { parties: { name: demoName(index, n), birthDate: birthDate(telling, at, juvenile) } },
      },
    );
    for (const offense of offensesCharged(telling, plan.offense)) {
      const key = `c${charges.length + 1}`;
      const charge = { key, d, statute: offense.statute, degree: offense.degree, nibrs: offense.nibrs };
      charges.push(charge);
      telling.tell(
        'police',
        'charge-recommended',
        at,
        { count: charges.length, statute: charge.statute, nibrsOffense: charge.nibrs, degree: charge.degree },
        { d, c: key },
      );
    }
  }
  return charges;
}

type Charged = Pick<Offense, 'statute' | 'degree' | 'nibrs'>;
const besideGuns: readonly Charged[] = [
  { statute: '18 § 6105', degree: 'F1', nibrs: '520' },
  { statute: '18 § 907', degree: 'M1', nibrs: '520' },
];
const besideOthers: readonly Charged[] = [
  { statute: '18 § 3925', degree: 'F3', nibrs: '280' },
  { statute: '18 § 903', degree: 'F2', nibrs: '90Z' },
];

function offensesCharged({ draw }: Telling, offense: Offense): Charged[] {
  const beside = (offense.gun ? besideGuns : besideOthers).filter(
    ({ statute }) => statute !== offense.statute,
  );
  return [
    offense,
    ...beside.slice(
      0,
      draw.weighed([
        [0, 45],
        [1, 40],
        [2, 15],
      ]),
    ),
  ];
}

function birthDate({ draw }: Telling, at: number, juvenile: boolean): string {
  const years = juvenile ? draw.whole(14, 16) : Math.min(70, Math.round(18 + draw.length(11, 0.6)));
  return new Date(at - (years * 365.25 + draw.whole(1, 300)) * DAY).toISOString().slice(0, 10);
}
