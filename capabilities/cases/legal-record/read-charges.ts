import { appealMachine, chargeMachine, sentenceMachine } from '../states.ts';
import { type ChargeMove, chargeMoveOf } from './charge-moves.ts';
import { type ResultName, results } from './codes/dispositions.ts';
import { isFelony, statuteNamed } from './codes/statutes.ts';
import { type LegalEvent, payloadOf } from './kinds.ts';
import {
  advance,
  type ChargeState,
  defendantOf,
  knows,
  misfit,
  type Reading,
  whyNot,
  withinADay,
} from './reading.ts';

type Told<K extends LegalEvent['kind']> = LegalEvent & { kind: K };

export function readFiled(reading: Reading, event: Told<'charge-filed'>): void {
  const key = event.chargeKey!;
  const known = reading.charges.get(key);
  if (known) {
    const same = known.agencyId === event.agencyId && known.defendantKey === event.defendantKey;
    if (!same || known.versions[0]!.statute !== event.payload.statute) {
      misfit(reading, event, `charge ${key} is filed already.`);
    }
    return;
  }
  defendantOf(reading, event.defendantKey!);
  reading.charges.set(key, filed(event));
}

function filed(event: Told<'charge-filed'>): ChargeState {
  const { count, statute, nibrsOffense, degree, docket } = payloadOf(event);
  return {
    key: event.chargeKey!,
    defendantKey: event.defendantKey!,
    agencyId: event.agencyId,
    recordClass: 'cases.charges',
    side: 'court',
    count,
    version: 1,
    statute,
    nibrsOffense: nibrsOffense ?? null,
    degree: degree ?? null,
    docket: docket ?? null,
    status: 'filed',
    since: event.effectiveAt,
    filedAt: event.effectiveAt,
    disposition: null,
    initialDisposition: null,
    matchedKey: null,
    versions: [{ version: 1, statute, degree: degree ?? null, since: event.effectiveAt, why: 'filed' }],
    sentence: 'none',
    sentences: [],
    appeal: 'none',
    refileBy: null,
    divertedUntil: null,
    dismissReason: null,
    rulingBeside: false,
    goesOnAs: null,
    felonyFiled: isFelony(degree ?? statuteNamed('PA', statute)?.grade),
  };
}

/** An event of one charge; without a charge named, of each charge of the defendant, or of the case, that it can move. */
export function readOnCharges(reading: Reading, event: LegalEvent): void {
  const move = chargeMoveOf(event);
  if (event.chargeKey) {
    const charge = reading.charges.get(event.chargeKey);
    if (!charge) {
      misfit(reading, event, `charge ${event.chargeKey} is not filed at that time.`);
    } else if (event.defendantKey && event.defendantKey !== charge.defendantKey) {
      misfit(reading, event, `charge ${charge.key} is another defendant’s.`);
    } else {
      moveCharge(reading, event, charge, move);
    }
    return;
  }
  const open = [...reading.charges.values()].filter(
    (charge) =>
      (!event.defendantKey || charge.defendantKey === event.defendantKey) &&
      nextStates(charge, move) !== null,
  );
  if (open.length === 0) misfit(reading, event, 'no charge is open for it at that time.');
  for (const charge of open) moveCharge(reading, event, charge, move);
}

type States = Pick<ChargeState, 'status' | 'sentence' | 'appeal'>;
const MACHINES = { status: chargeMachine, sentence: sentenceMachine, appeal: appealMachine } as const;

/** Where the three machines of a charge stand after these moves; null when one of them can’t make one. */
function nextStates(charge: States, { moves }: ChargeMove): States | null {
  let states: States = { status: charge.status, sentence: charge.sentence, appeal: charge.appeal };
  let known = false;
  for (const move of moves) {
    for (const [name, machine] of Object.entries(MACHINES) as [keyof States, (typeof MACHINES)['status']][]) {
      if (!knows(machine, move)) continue;
      known = true;
      const next = advance(machine, states[name], move);
      if (next === null) return null;
      states = { ...states, [name]: next };
    }
  }
  return known ? states : null;
}

function moveCharge(reading: Reading, event: LegalEvent, charge: ChargeState, move: ChargeMove): void {
  const next = nextStates(charge, move);
  if (!next) {
    if (move.result && saysTheSame(charge, event, move, move.result)) return;
    misfit(reading, event, whyNot(chargeMachine, charge.status, `charge ${charge.key}`));
    return;
  }
  if (next.status !== charge.status || move.result) charge.since = event.effectiveAt;
  Object.assign(charge, next);
  if (move.result) dispose(charge, event, move, move.result);
  else if (event.kind === 'trial-began' || event.kind === 'diversion-failed') charge.disposition = null;
  keepDetail(charge, event);
}

/** Court and prosecutor tell of one end each in their way: what agrees is no contradiction. */
function saysTheSame(charge: ChargeState, event: LegalEvent, move: ChargeMove, result: ResultName): boolean {
  const told = charge.disposition;
  if (!told) return false;
  const bars = move.forGood && charge.status === 'dismissed';
  if (told.result === result) {
    if (bars) charge.status = 'dismissed for good';
    return true;
  }
  const dismissals = ['dismissed by the prosecutor', 'dismissed by the court'];
  if (!dismissals.includes(told.result) || !dismissals.includes(result)) return false;
  charge.rulingBeside = true;
  if (bars) charge.status = 'dismissed for good';
  // A judge’s ruling beside a prosecutor’s dismissal is on record, and is not counted as a dismissal by the court.
  if (result === 'dismissed by the prosecutor' && withinADay(told.on, event.effectiveAt)) {
    told.result = result;
    if (charge.initialDisposition) charge.initialDisposition.result = result;
  }
  return true;
}

function dispose(charge: ChargeState, event: LegalEvent, move: ChargeMove, result: ResultName): void {
  const disposition = {
    result,
    class: results[result].class,
    on: event.effectiveAt,
    lesser: move.lesser,
    pledToOthers: event.kind === 'charge-dismissed' && event.payload.reason === 'pled-to-other-counts',
  };
  charge.disposition = disposition;
  if (result === 'plea withdrawn' || result === 'refiled') charge.initialDisposition = null;
  else if (disposition.class !== 'not final') charge.initialDisposition ??= { ...disposition };
}

function keepDetail(charge: ChargeState, event: LegalEvent): void {
  const { payload } = event;
  switch (event.kind) {
    case 'charge-amended':
      amend(charge, event as Told<'charge-amended'>);
      return;
    case 'charge-dismissed':
      charge.refileBy = payload.prejudice === 'without' ? ((payload.refileBy as string) ?? null) : null;
      charge.dismissReason = String(payload.reason);
      return;
    case 'charge-refiled':
      charge.goesOnAs = String(payload.as);
      return;
    case 'charge-superseded':
      charge.goesOnAs = (payload.by as string) ?? null;
      return;
    case 'charge-merged':
      charge.goesOnAs = String(payload.into);
      return;
    case 'diversion-entered':
      charge.divertedUntil = (payload.until as string) ?? null;
      return;
    case 'sentenced':
    case 'sentence-amended':
      charge.sentences.push({ at: event.effectiveAt, terms: payload });
      return;
  }
}

function amend(charge: ChargeState, event: Told<'charge-amended'>): void {
  const told = payloadOf(event);
  charge.version += 1;
  charge.count = told.count ?? charge.count;
  charge.statute = told.statute ?? charge.statute;
  charge.nibrsOffense = told.nibrsOffense ?? charge.nibrsOffense;
  charge.degree = told.degree ?? charge.degree;
  charge.docket = told.docket ?? charge.docket;
  charge.versions = [
    ...charge.versions,
    {
      version: charge.version,
      statute: charge.statute,
      degree: charge.degree,
      since: event.effectiveAt,
      why: 'amended',
    },
  ];
}

/** A prosecutor’s dismissal on the day the same defendant pled to another count is the plea’s other half. */
export function markPledToOthers(reading: Reading): void {
  const pleas = [...reading.charges.values()].filter(
    ({ initialDisposition }) => initialDisposition?.result === 'convicted by plea',
  );
  for (const { defendantKey, key, disposition, initialDisposition } of reading.charges.values()) {
    if (disposition?.result !== 'dismissed by the prosecutor') continue;
    const plea = pleas.some(
      (other) =>
        other.key !== key &&
        other.defendantKey === defendantKey &&
        withinADay(other.initialDisposition!.on, disposition.on),
    );
    disposition.pledToOthers ||= plea;
    if (initialDisposition) initialDisposition.pledToOthers ||= plea;
  }
}
