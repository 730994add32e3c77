import { sql } from 'kysely';
import { demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { demoId } from '#demo/demo-id.ts';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { movePurgeIn, proposePurgeIn } from './commands/propose-purge.ts';
import { carryOutPurge } from './purging/carry-out.ts';
import { disclosureLogPort, recordsRequestPort } from './purging/own-logs.ts';

const site = demoSites.philadelphia;
const police = demoId('agency philadelphiaPolice');
const agencies = [police, demoId('agency philadelphiaProsecutor')];
const OLD_LINES = 12;

/** Schedules, a hold, and one purge that two demo people decided, with its certificate. */
export async function loadDemoRetention(services: Services): Promise<void> {
  const { database, clock } = services;
  const isThere = await database.asSystem('the demo’s schedules and its hold', async (tx) => {
    await insertSchedules(tx);
    await insertHold(tx);
    const { rows } = await sql`select 1 from sharing.purge where agency_id = ${police}`.execute(tx);
    if (rows.length === 0) await insertOldLines(tx);
    return rows.length > 0;
  });
  if (isThere) return;
  const target = { siteId: site.id, id: '' };
  const today = dayIn('America/New_York', clock.now());
  const draft = {
    ...{ agencyId: police, recordClass: disclosureLogPort.recordClass },
    reason: 'Demo: the yearly purge of lines whose time is over.',
  };
  await database.as({ personId: demoPeople['records-philadelphia-police'] }, async (tx) => {
    const count = { due: OLD_LINES, held: 1 };
    target.id = expectValue(await proposePurgeIn(tx, site.id, draft, today, count)).id;
  });
  await database.as({ personId: demoPeople['detective-supervisor-philadelphia'] }, async (tx) =>
    expectValue(await movePurgeIn(tx, target, { move: 'approve' })),
  );
  await carryOutPurge(services, target.id, { batch: 5 });
}

async function insertSchedules(tx: Tx): Promise<void> {
  const terms = [
    { recordClass: disclosureLogPort.recordClass, months: 72 },
    { recordClass: recordsRequestPort.recordClass, months: 36 },
  ];
  for (const agency of agencies) {
    for (const { recordClass, months } of terms) {
      await sql`insert into sharing.retention_schedule
          (id, site_id, agency_id, record_class, keep_months, authority, note, in_force_from)
        values (${demoId(`schedule ${agency} ${recordClass}`)}, ${site.id}, ${agency}, ${recordClass}, ${months},
          'Demo records schedule, made up', 'Shown so that the screens have something to show.', '2020-01-01')
        on conflict do nothing`.execute(tx);
    }
  }
}

const heldLine = demoId('disclosure old 1');

async function insertHold(tx: Tx): Promise<void> {
  await sql`insert into sharing.legal_hold
      (id, site_id, agency_id, number, record_class, record_ids, matter, reason, placed_by, review_on)
    select ${demoId('legal hold')}, ${site.id}, ${police},
      platform.next_number('HLD', extract(year from now())::integer), ${disclosureLogPort.recordClass},
      ${[heldLine]}::uuid[], 'Demo lawsuit, made up', 'A party asked that what was given out be kept.',
      ${demoPeople['records-philadelphia-police']}, current_date + 120
    where not exists (select from sharing.legal_hold h where h.id = ${demoId('legal hold')})`.execute(tx);
}

async function insertOldLines(tx: Tx): Promise<void> {
  const ids = Array.from({ length: OLD_LINES }, (_, n) => demoId(`disclosure old ${n + 1}`));
  await sql`insert into sharing.disclosure
      (id, site_id, agency_id, at, kind, recipient, record_class, fields, what, basis, law, record_count, records_hash)
    select line.id, ${site.id}, ${police}, date_trunc('day', now()) - make_interval(years => 8, days => line.n::integer),
      'records request', 'Demo recipient of long ago', 'sharing.records-requests', '{core}',
      'Demo: an answer from before this platform', 'law', 'Right-to-Know Law', 1, sharing.hash_of_ids('{}')
    from unnest(${ids}::uuid[]) with ordinality as line (id, n)
    on conflict do nothing`.execute(tx);
}
