import { recordEventsOfManyIn, type ToldCase } from '#capabilities/cases/commands/record-events.ts';
import type { EventInput } from '#capabilities/cases/legal-record/read-event.ts';
import { refreshMeasures } from '#capabilities/cases/measures/facts/refresh.ts';
import { projectCases } from '#capabilities/cases/projection/project-cases.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import type { CaseSite } from './people.ts';

export type Ingested = {
  events: number;
  cases: number;
  seconds: number;
  refreshSeconds: number;
  refreshed: number;
};

const CASES_A_BATCH = 100;
const EVENTS_A_CASE = 12;

/** Batches as a records system sends them, recorded and derived one after another; then the figures are brought up to date. */
export async function ingest(services: Services, site: CaseSite, batches: number): Promise<Ingested> {
  await send(services, site, 'warm');
  await refreshMeasures(services);
  const started = performance.now();
  let events = 0;
  for (let batch = 0; batch < batches; batch++) events += await send(services, site, String(batch));
  const seconds = (performance.now() - started) / 1000;
  const again = performance.now();
  const { cases: refreshed } = await refreshMeasures(services);
  const refreshSeconds = (performance.now() - again) / 1000;
  return { events, cases: batches * CASES_A_BATCH, seconds, refreshSeconds, refreshed };
}

async function send(services: Services, site: CaseSite, batch: string): Promise<number> {
  const { agencyId, source } = site.tellers.police;
  const cases = Array.from({ length: CASES_A_BATCH }, (_, i) => caseOf(`I${batch}-${i}`, site));
  const told = await services.database.as({ personId: site.people.feed }, (tx) =>
    recordEventsOfManyIn(tx, { siteId: site.siteId, agencyId, source, cases }),
  );
  const { recorded, caseIds, setAside } = expectValue(told);
  if (setAside.length > 0) throw new Error(`set aside: ${JSON.stringify(setAside[0])}`);
  await projectCases(services, [...caseIds.values()]);
  return recorded;
}

const ITEMS = ['video', 'casings', 'statement', 'photographs', 'phone'];

/** A complaint with its evidence, a defendant, charges, and a referral: twelve events. */
function caseOf(reference: string, { tellers }: CaseSite): ToldCase {
  const at = (hour: number) => new Date(Date.UTC(2026, 5, 1 + (hour % 20), hour)).toISOString();
  const told: Omit<EventInput, 'sourceKey' | 'effectiveAt'>[] = [
    {
      kind: 'complaint-opened',
      payload: {
        reportNumber: reference,
        nibrsOffenses: ['13A'],
        victims: 1,
        suspectKnown: true,
        arrest: true,
      },
    },
    ...ITEMS.map((item) => ({ kind: 'evidence-listed', payload: { item, kind: item, status: 'collected' } })),
    {
      kind: 'defendant-named',
      defendantKey: 'd1',
      payload: { juvenile: false },
      fields: { parties: { name: `Bench Person ${reference}`, birthDate: '1990-01-01' } },
    },
    ...[1, 2, 3].map((count) => ({
      kind: 'charge-recommended',
      defendantKey: 'd1',
      chargeKey: `c${count}`,
      payload: { count, statute: '18 § 2702', nibrsOffense: '13A', degree: 'F1' },
    })),
    { kind: 'task-set', payload: { task: 'Send the file', dueOn: '2026-07-01' } },
    { kind: 'referred', payload: { round: 1, toAgencyId: tellers.prosecutor.agencyId, charges: [] } },
  ];
  if (told.length !== EVENTS_A_CASE) throw new Error(`${told.length} events a case`);
  return {
    reference,
    isSynthetic: true,
    events: told.map((event, i) => ({ ...event, sourceKey: `${reference}/${i}`, effectiveAt: at(i) })),
  };
}
