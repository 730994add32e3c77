import { LIMITS } from './limits.ts';
import { dayOf, daysAfter, type Reading } from './reading.ts';
import type { Part, QueueFact } from './standing-types.ts';

/**
 * What asks someone to act. A trigger says from when it stands in the queue, which may lie ahead: the record alone
 * decides, never the day on which it is read.
 */
export function triggersOf(reading: Reading, parts: readonly Part[]): QueueFact[] {
  return [
    ...referralTriggers(reading),
    ...policeTriggers(reading),
    ...hearingTriggers(reading, parts),
    ...chargeTriggers(reading, parts),
    ...defendantTriggers(reading, parts),
    ...federalTriggers(reading),
  ];
}

type Draft = Omit<QueueFact, 'field' | 'until' | 'dueOn'> & Partial<QueueFact>;

function trigger(draft: Draft): QueueFact {
  return { field: 'core', until: null, dueOn: null, ...draft };
}

function referralTriggers({ referrals, charges }: Reading): QueueFact[] {
  return [...referrals.values()].flatMap((referral): QueueFact[] => {
    const round = referral.rounds.at(-1)!;
    const owner = { ownerId: referral.agencyId, recordClass: 'cases.referral' } as const;
    const factKey = `${referral.agencyId}/${round.round}`;
    if (referral.status === 'returned for investigation') {
      return [
        trigger({
          ...owner,
          code: 'returned-referral',
          factKey,
          agencyId: referral.fromAgencyId,
          words: `Returned for investigation. Needed: ${round.needed.join('; ') || 'not said'}.`,
          from: referral.since,
          dueOn: round.dueOn,
        }),
      ];
    }
    if (referral.status === 'received' || referral.status === 'under review') {
      const from = daysAfter(round.receivedAt, LIMITS.screeningDays);
      return [
        trigger({
          ...owner,
          code: 'screening-waits',
          factKey,
          agencyId: referral.agencyId,
          words: `Not screened ${LIMITS.screeningDays} days after it was received.`,
          from,
          dueOn: dayOf(from),
        }),
      ];
    }
    const filed = [...charges.values()].some(({ agencyId }) => agencyId === referral.agencyId);
    if (referral.status !== 'adopted' || filed) return [];
    return [
      trigger({
        ...owner,
        code: 'adopted-not-filed',
        factKey,
        agencyId: referral.agencyId,
        words: `Adopted, and no charge is filed after ${LIMITS.filingDays} days.`,
        from: daysAfter(referral.since, LIMITS.filingDays),
      }),
    ];
  });
}

const EVIDENCE_OPEN = new Set(['outstanding', 'requested', 'at the lab']);

function policeTriggers({ complaints, referrals }: Reading): QueueFact[] {
  const waiting = [...referrals.values()].some(
    ({ status }) => status === 'received' || status === 'under review',
  );
  return [...complaints.values()].flatMap((complaint) => {
    if (complaint.status !== 'open' && complaint.status !== 'referred') return [];
    const owner = {
      ownerId: complaint.agencyId,
      agencyId: complaint.agencyId,
      recordClass: 'cases.complaint',
      field: 'evidence',
    } as const;
    const evidence = [...complaint.evidence].filter(([, { status }]) => waiting && EVIDENCE_OPEN.has(status));
    return [
      ...evidence.map(([item, { status, event }]) =>
        trigger({
          ...owner,
          code: 'evidence-outstanding',
          factKey: item,
          words: `Before screening: ${item} is ${status}.`,
          from: event.effectiveAt,
        }),
      ),
      ...[...complaint.tasks].map(([task, { dueOn }]) =>
        trigger({
          ...owner,
          code: 'task-due',
          factKey: task,
          words: `Due ${dueOn}: ${task}`,
          from: daysAfter(new Date(`${dueOn}T00:00:00Z`), -LIMITS.taskDaysAhead),
          dueOn,
        }),
      ),
    ];
  });
}

function hearingTriggers({ hearings }: Reading, parts: readonly Part[]): QueueFact[] {
  return [...hearings.values()].flatMap((hearing): QueueFact[] => {
    if (hearing.status !== 'set') return [];
    const acts = courtAgency(parts) ?? hearing.agencyId;
    const owner = { ownerId: hearing.agencyId, agencyId: acts, recordClass: 'cases.court' } as const;
    const factKey = `${hearing.key}/${hearing.at.toISOString()}`;
    return [
      trigger({
        ...owner,
        code: 'hearing-near',
        factKey,
        words: `Hearing in ${LIMITS.hearingDaysAhead} days or less: ${hearing.kind}.`,
        from: daysAfter(hearing.at, -LIMITS.hearingDaysAhead),
        until: hearing.at,
        dueOn: dayOf(hearing.at),
      }),
      trigger({
        ...owner,
        code: 'hearing-result-missing',
        factKey,
        words: `The ${hearing.kind} hearing has passed, and nothing says what came of it.`,
        from: daysAfter(hearing.at, LIMITS.hearingResultDays),
      }),
    ];
  });
}

function courtAgency(parts: readonly Part[]): string | null {
  return parts.find(({ kind }) => kind === 'court')?.agencyId ?? null;
}

function chargeTriggers(reading: Reading, parts: readonly Part[]): QueueFact[] {
  const facts = parts.filter(({ kind }) => kind === 'court').flatMap((part) => courtTriggers(reading, part));
  for (const { key, agencyId, status, refileBy, divertedUntil } of reading.charges.values()) {
    const owner = { ownerId: agencyId, agencyId, recordClass: 'cases.charges', factKey: key } as const;
    if (status === 'dismissed' && refileBy) {
      const limit = new Date(`${refileBy}T00:00:00Z`);
      facts.push(
        trigger({
          ...owner,
          code: 'refiling-limit-near',
          words: `Charge ${key} was dismissed without prejudice and can be filed again until ${refileBy}.`,
          from: daysAfter(limit, -LIMITS.refileDaysAhead),
          until: daysAfter(limit, 1),
          dueOn: refileBy,
        }),
      );
    }
    if (status === 'in diversion' && divertedUntil) {
      facts.push(
        trigger({
          ...owner,
          code: 'diversion-ends',
          words: `The diversion of charge ${key} was to end on ${divertedUntil}: completed or failed?`,
          from: new Date(`${divertedUntil}T00:00:00Z`),
          dueOn: divertedUntil,
        }),
      );
    }
  }
  return facts;
}

/** A case nobody ends does harm: background checks wait on it. */
function courtTriggers(reading: Reading, part: Part): QueueFact[] {
  const owner = { ownerId: part.agencyId, agencyId: part.agencyId, recordClass: 'cases.court' } as const;
  const quietSince = quietSinceOf(reading, part);
  if (part.status === 'pending' || part.status === 'on trial') {
    return [
      trigger({
        ...owner,
        code: 'disposition-missing',
        factKey: part.agencyId,
        words: `No disposition, no event and no hearing for ${LIMITS.dispositionDays} days.`,
        from: daysAfter(quietSince, LIMITS.dispositionDays),
      }),
    ];
  }
  if (part.status !== 'awaiting sentence') return [];
  return [
    trigger({
      ...owner,
      code: 'sentence-missing',
      factKey: part.agencyId,
      words: `Convicted, and no sentence after ${LIMITS.sentenceDays} days.`,
      from: daysAfter(quietSince, LIMITS.sentenceDays),
    }),
  ];
}

/** Since when nothing has happened in court, and nothing is to happen. */
function quietSinceOf(reading: Reading, part: Part): Date {
  const hearings = [...reading.hearings.values()].filter(({ status }) => status === 'set');
  const times = [...hearings.map(({ at }) => at), part.since, reading.last.get('court') ?? part.since];
  return new Date(Math.max(...times.map((time) => time.getTime())));
}

function defendantTriggers({ defendants }: Reading, parts: readonly Part[]): QueueFact[] {
  const police = parts.find(({ kind }) => kind === 'complaint')?.agencyId;
  return [...defendants.values()].flatMap(({ key, warrant, warrantSince, warrantKind, courtAgencyId }) =>
    warrant === 'outstanding'
      ? [
          trigger({
            code: 'warrant-outstanding',
            factKey: key,
            agencyId: police ?? courtAgencyId!,
            ownerId: courtAgencyId!,
            recordClass: 'cases.court',
            words: `A warrant is out for defendant ${key} (${warrantKind}).`,
            from: warrantSince!,
          }),
        ]
      : [],
  );
}

/** Stands in the federal agency’s own record: that it was asked, and nothing of the case. */
function federalTriggers({ federal }: Reading): QueueFact[] {
  return [...federal.values()].flatMap(({ status, toAgencyId, since, agencyId }) => {
    const answered = toAgencyId !== null && federal.has(toAgencyId);
    if (status !== 'proposed' || !toAgencyId || answered) return [];
    return [
      trigger({
        code: 'federal-decision-waits',
        factKey: agencyId,
        agencyId: toAgencyId,
        ownerId: toAgencyId,
        recordClass: 'cases.federal',
        words: 'A case is proposed for federal adoption and waits for an answer.',
        from: since,
      }),
    ];
  });
}
