import type { EventKind, LegalEvent } from '../kinds.ts';

export const POLICE = '00000000-0000-4000-8000-000000000001';
export const PROSECUTOR = '00000000-0000-4000-8000-000000000002';
export const COURT = '00000000-0000-4000-8000-000000000003';
export const ATF = '00000000-0000-4000-8000-000000000004';

const KIND_OF: Record<string, string> = {
  [POLICE]: 'police',
  [PROSECUTOR]: 'prosecutor',
  [COURT]: 'court',
  [ATF]: 'atf',
};

let last = 0;

/** An event of an agency on a day of 2026 counted from 1 January; day 1.5 is noon of the first. */
export function event(
  agencyId: string,
  kind: EventKind,
  day: number,
  payload: Record<string, unknown> = {},
  more: Partial<LegalEvent> = {},
): LegalEvent {
  last += 1;
  const sourceKey = more.sourceKey ?? `e${last}`;
  return {
    id: `00000000-0000-4000-9000-${String(last).padStart(12, '0')}`,
    agencyId,
    agencyKind: KIND_OF[agencyId]!,
    source: 'test',
    revision: 1,
    kind,
    effectiveAt: new Date(Date.UTC(2026, 0, 1) + (day - 1) * 86_400_000),
    defendantKey: null,
    chargeKey: null,
    hearingKey: null,
    payload,
    fields: {},
    correctsKey: null,
    ...more,
    sourceKey,
  };
}

export const opened = (day = 1) =>
  event(POLICE, 'complaint-opened', day, {
    reportNumber: 'R-1',
    nibrsOffenses: ['13A'],
    victims: 1,
    suspectKnown: true,
    arrest: true,
  });
export const referred = (day: number, round = 1, charges: string[] = []) =>
  event(POLICE, 'referred', day, { round, toAgencyId: PROSECUTOR, charges });
export const screened = (day: number, decision: string, round = 1, more: Record<string, unknown> = {}) =>
  event(PROSECUTOR, 'screened', day, { round, decision, ...more });
export const filed = (
  day: number,
  chargeKey = 'c1',
  defendantKey = 'd1',
  statute = '18 § 2702(a)(1)',
  degree = 'F1',
) =>
  event(
    PROSECUTOR,
    'charge-filed',
    day,
    { count: 1, statute, nibrsOffense: '13A', degree },
    { chargeKey, defendantKey },
  );
export const onCharge = (
  kind: EventKind,
  day: number,
  payload: Record<string, unknown> = {},
  chargeKey = 'c1',
  by = PROSECUTOR,
) => event(by, kind, day, payload, { chargeKey });
export const plea = (day: number, to = 'guilty', chargeKey = 'c1') =>
  onCharge('plea', day, { to }, chargeKey, COURT);
export const verdict = (day: number, code: string, chargeKey = 'c1') =>
  onCharge('verdict', day, { code }, chargeKey, COURT);
export const disposed = (day: number, code: string, chargeKey = 'c1', list = 'cook-county') =>
  onCharge('disposed', day, { code, list }, chargeKey, COURT);
export const dismissed = (day: number, more: Record<string, unknown> = {}, chargeKey = 'c1') =>
  onCharge(
    'charge-dismissed',
    day,
    { prejudice: 'without', by: 'prosecutor', reason: 'victim-or-witness', ...more },
    chargeKey,
    more.by === 'court' ? COURT : PROSECUTOR,
  );
