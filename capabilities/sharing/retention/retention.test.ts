import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { carryOutAttestations } from '../access-review/carry-out.ts';
import { openReviewsIn, refreshOpenLinesIn } from '../access-review/commands/open-reviews.ts';
import { aMemberOf } from '../testing/agreement-in-force.ts';
import { type SharingWorld, sharingWorld } from '../testing/sharing-world.ts';
import { carryOutPurge } from './purging/carry-out.ts';
import { hashOfIds } from './purging/proof.ts';

const recordClass = 'sharing.disclosures';
const now = new Date('2026-11-24T15:00:00Z');

let w: SharingWorld;
beforeAll(async () => {
  w = await sharingWorld();
  await schedule(w.people.policeRecords, w.agencies.police);
});
afterAll(() => w.close());

const asSystem = <T>(work: Parameters<typeof w.services.database.asSystem<T>>[1]) =>
  w.services.database.asSystem('what a test prepares or asks', work);
const post = (person: string, path: string, body: object) => w.call(person, 'POST', w.at(path), body);
const get = async (person: string, path: string) => (await w.call(person, 'GET', w.at(path))).body;

function schedule(person: string, agencyId: string, changes = {}) {
  return post(person, '/sharing/retention', {
    ...{ agencyId, recordClass, keepMonths: 12, authority: 'Schedule 4', inForceFrom: '2026-11-24' },
    ...changes,
  });
}

/** Lines of the log from two years ago; their ids. */
async function oldLines(count: number, agencyId = w.agencies.police): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  await asSystem((tx) =>
    sql`with made as (
        insert into sharing.disclosure (id, site_id, agency_id, at, kind, recipient, record_class, fields, what, basis,
          law, record_count, records_hash)
        select id, ${w.site.id}, ${agencyId}, '2024-11-01', 'export', 'Someone of long ago', 'cases.complaint',
          '{core}', 'A table', 'law', 'A law', 1, sharing.hash_of_ids('{}')
        from unnest(${ids}::uuid[]) id returning id)
      insert into sharing.disclosed_record (disclosure_id, record_id, site_id, agency_id)
      select id, gen_random_uuid(), ${w.site.id}, ${agencyId} from made`.execute(tx),
  );
  return ids;
}
const left = async (ids: string[]): Promise<string[]> =>
  asSystem(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from sharing.disclosure where id = any (${ids}::uuid[]) order by id`.execute(tx);
    return rows.map(({ id }) => id);
  });
const draft = () => ({ agencyId: w.agencies.police, recordClass, reason: 'Their time is over.' });
async function proposed(): Promise<string> {
  const reply = await post(w.people.policeRecords, '/sharing/purges', draft());
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body.id;
}
const approve = (person: string, id: string) =>
  post(person, `/sharing/purges/${id}/moves`, { move: 'approve' });
const carriedOut = (id: string, batch = 2) => carryOutPurge(w.services, id, { batch });

describe('a schedule', () => {
  it('is an agency’s own to set, from today on, and is never changed', async () => {
    const { policeRecords, prosecutorRecords, policeSupervisor } = w.people;
    const foreign = await schedule(prosecutorRecords, w.agencies.police);
    expect(foreign.body.code).toBe('retention.not-your-agency');
    expect((await schedule(policeSupervisor, w.agencies.police)).status).toBe(403);
    const again = await schedule(policeRecords, w.agencies.police);
    expect(again.body.code).toBe('retention.schedule-known');
    const past = await schedule(policeRecords, w.agencies.police, { inForceFrom: '2026-11-23' });
    expect(past.body.code).toBe('retention.schedule-in-past');
    const unknown = await schedule(policeRecords, w.agencies.police, { recordClass: 'cases.nothing' });
    expect(unknown.body.code).toBe('retention.class-unknown');
    const list = await get(policeSupervisor, '/sharing/retention');
    expect(list.items).toMatchObject([{ recordClass, keepMonths: 12, stands: true }]);
    expect(list.unscheduled).toContainEqual({ agency: 'police', label: 'Records requests' });
    expect((await get(prosecutorRecords, '/sharing/retention')).items).toEqual([]);
  });
});

describe('a purge', () => {
  let ids: string[];
  beforeEach(async () => {
    ids = await oldLines(5);
  });

  it('needs a schedule that lets the records go, and someone of the agency to propose it', async () => {
    const { prosecutorRecords, policeSupervisor } = w.people;
    expect((await post(prosecutorRecords, '/sharing/purges', draft())).body.code).toBe(
      'retention.not-your-agency',
    );
    expect((await post(policeSupervisor, '/sharing/purges', draft())).status).toBe(403);
    const without = await post(w.people.policeRecords, '/sharing/purges', {
      ...draft(),
      recordClass: 'sharing.records-requests',
    });
    expect(without.body.code).toBe('retention.no-schedule');
  });

  it('does nothing before a second person of the agency approves it', async () => {
    const id = await proposed();
    expect((await approve(w.people.policeRecords, id)).body.code).toBe('workflow.second-person');
    expect((await approve(w.people.prosecutorRecords, id)).status).toBe(404);
    await carriedOut(id);
    expect(await left(ids)).toHaveLength(5);
    const off = { move: 'call-off', reason: 'Not this year.' };
    expect((await post(w.people.policeSupervisor, `/sharing/purges/${id}/moves`, off)).status).toBe(200);
    await carriedOut(id);
    expect(await left(ids)).toHaveLength(5);
  });

  it('goes batch by batch, keeps what is held, and leaves a certificate that verifies', async () => {
    const recent = await oldLines(1);
    await asSystem((tx) =>
      sql`update sharing.disclosure set at = '2026-11-01' where id = ${recent[0]}`.execute(tx),
    );
    const theirs = await oldLines(1, w.agencies.prosecutor);
    const hold = await post(w.people.policeRecords, '/sharing/holds', {
      ...{ agencyId: w.agencies.police, recordClass, recordIds: [ids[0]], matter: 'A lawsuit' },
      ...{ reason: 'A party asked for it.', reviewOn: '2027-03-01' },
    });
    expect(hold.body).toMatchObject({ recordCount: 1, reviewIsOverdue: false });
    const id = await proposed();
    expect((await approve(w.people.policeSupervisor, id)).body.state).toBe('approved');
    await carriedOut(id);
    await carriedOut(id);
    expect(await left([...ids, ...recent, ...theirs])).toEqual([ids[0]!, ...recent, ...theirs].sort());

    const purge = await get(w.people.policeSupervisor, `/sharing/purges/${id}`);
    expect(purge).toMatchObject({ state: 'purged', heldBack: 1, cutoff: '2025-11-24' });
    expect(purge.certificate.rows).toEqual({
      'sharing.disclosure': purge.purged,
      'sharing.disclosed_record': purge.purged,
    });
    const gone = await asSystem(async (tx) => {
      const { rows } = await sql<{ id: string }>`
        select record_id as id from sharing.tombstone where purge_id = ${id}`.execute(tx);
      return rows.map((row) => row.id);
    });
    expect(gone).toEqual(expect.arrayContaining(ids.slice(1)));
    expect(purge.certificate.recordsHash).toBe(hashOfIds(gone));
    const proof = `/sharing/purges/${id}/verification`;
    const verified = await get(w.people.policeRecords, proof);
    expect(verified).toMatchObject({ holds: true, tombstones: gone.length, stillThere: 0 });
    expect((await w.call(w.people.prosecutorRecords, 'GET', w.at(proof))).status).toBe(404);

    await asSystem((tx) =>
      sql`insert into sharing.disclosed_record values (${ids[0]}, ${ids[0]}, ${w.site.id}, ${w.agencies.police})`.execute(
        tx,
      ),
    );
    await asSystem((tx) =>
      sql`update sharing.purge set certificate = jsonb_set(certificate, '{records}', '99') where id = ${id}`.execute(
        tx,
      ),
    );
    expect(await get(w.people.policeRecords, proof)).toMatchObject({
      holds: false,
      signatureHolds: false,
      countMatches: false,
      hashMatches: true,
    });
    await post(w.people.policeRecords, `/sharing/holds/${hold.body.id}/release`, { reason: 'It is over.' });
    const twice = await post(w.people.policeRecords, `/sharing/holds/${hold.body.id}/release`, {
      reason: 'It is over.',
    });
    expect(twice.body.code).toBe('retention.hold-over');
  });

  it('leaves nothing of what the records said in the audit', async () => {
    const id = await proposed();
    await approve(w.people.policeSupervisor, id);
    await carriedOut(id);
    const told = await asSystem((tx) =>
      sql`select 1 from platform.audit where detail::text like '%Someone of long ago%'`.execute(tx),
    );
    expect(told.rows).toEqual([]);
  });

  it('stops before the next batch when the whole class is held meanwhile, and the database would not let it go on', async () => {
    const id = await proposed();
    await approve(w.people.policeSupervisor, id);
    const hold = await post(w.people.policeRecords, '/sharing/holds', {
      ...{ agencyId: w.agencies.police, recordClass, recordIds: null, matter: 'An inquiry' },
      ...{ reason: 'Everything is asked for.', reviewOn: '2027-03-01' },
    });
    await expect(
      asSystem(async (tx) => {
        await sql`insert into sharing.purge_batch values (${id}, 1, ${w.site.id}, ${w.agencies.police}, now(), 1, 0, 'x')`.execute(
          tx,
        );
        await sql`insert into sharing.tombstone (record_id, record_class, purge_id, ordinal, site_id, agency_id)
          values (${ids[0]}, ${recordClass}, ${id}, 1, ${w.site.id}, ${w.agencies.police})`.execute(tx);
      }),
    ).rejects.toThrow('legal hold');
    await carriedOut(id);
    expect(await left(ids)).toHaveLength(5);
    expect(await get(w.people.policeRecords, `/sharing/purges/${id}`)).toMatchObject({
      ...{ state: 'purged', purged: 0 },
      certificate: { records: 0 },
    });
    await post(w.people.policeRecords, `/sharing/holds/${hold.body.id}/release`, { reason: 'It is over.' });
  });

  it('leaves tombstones and batches that not even the system rewrites', async () => {
    for (const table of ['tombstone', 'purge_batch'])
      await expect(
        asSystem((tx) => sql`delete from ${sql.table(`sharing.${table}`)}`.execute(tx)),
      ).rejects.toThrow('permission denied');
  });
});

describe('the access review of a quarter', () => {
  const review = async (person: string) => {
    const { items } = (await w.call(person, 'GET', '/api/access-reviews')).body;
    const mine = items.find((item: { agency: string }) => item.agency === 'police');
    return mine && (await w.call(person, 'GET', `/api/access-reviews/${mine.id}`)).body;
  };
  const attest = (person: string, { id }: { id: string }, lineId: string, body: object) =>
    w.call(person, 'POST', `/api/access-reviews/${id}/lines/${lineId}/attestation`, body);
  // biome-ignore lint/suspicious/noExplicitAny: a line as the API gave it
  const lineOf = (found: any, memberId: string) =>
    found.lines.find((line: { membershipId: string }) => line.membershipId === memberId);
  const membershipOf = (personId: string) =>
    asSystem(async (tx) => {
      const { rows } = await sql<{ id: string; inForce: boolean; confirmedAt: Date }>`
        select id, identity.in_force(m) as "inForce", confirmed_at as "confirmedAt"
        from identity.membership m where person_id = ${personId}`.execute(tx);
      return rows[0]!;
    });
  const carryOut = (lineId: string) =>
    asSystem((tx) =>
      carryOutAttestations.handle(
        tx,
        {
          ...{
            id: lineId,
            kind: 'access-review.attested',
            siteId: null,
            personId: null,
            payload: {},
            at: now,
          },
          subject: { table: 'sharing.access_review_line', id: lineId },
        },
        w.services,
      ),
    );

  beforeAll(async () => {
    await asSystem(async (tx) => {
      await sql`update identity.membership set valid_from = '2026-01-01', confirmed_at = '2026-01-01'
        where person_id = ${w.people.detective}`.execute(tx);
      await openReviewsIn(tx, now);
      await openReviewsIn(tx, now);
    });
  });

  it('is opened once for each agency, with a line for each membership and what nobody uses marked', async () => {
    const found = await review(w.people.policeRecords);
    expect(found).toMatchObject({
      quarter: '2026-Q4',
      dueOn: '2026-12-24',
      standing: 'open',
      mayAttest: true,
    });
    expect(found.lines).toHaveLength(4);
    const { id } = await membershipOf(w.people.detective);
    expect(lineOf(found, id)).toMatchObject({ unused: true, lastUsedAt: null, sites: ['Testville'] });
    expect(await review(w.people.prosecutorRecords)).toBeUndefined();
    expect((await w.call(w.people.detective, 'GET', '/api/access-reviews')).status).toBe(403);
    expect((await w.call(w.people.atfRecords, 'GET', `/api/access-reviews/${found.id}`)).status).toBe(404);
  });

  it('is not attested by the person whose membership it is, nor by another agency', async () => {
    const found = await review(w.people.policeRecords);
    const own = lineOf(found, (await membershipOf(w.people.policeRecords)).id);
    const keep = { decision: 'keep' };
    expect((await attest(w.people.policeRecords, found, own.id, keep)).body.code).toBe(
      'access-review.own-membership',
    );
    expect((await attest(w.people.atfRecords, found, own.id, keep)).status).toBe(404);
  });

  it('ends a membership through identity, and keeps an unused one only with a reason', async () => {
    const found = await review(w.people.policeRecords);
    const supervisor = lineOf(found, (await membershipOf(w.people.policeSupervisor)).id);
    const detective = lineOf(found, (await membershipOf(w.people.detective)).id);
    const by = w.people.policeRecords;
    expect((await attest(by, found, detective.id, { decision: 'keep' })).body.code).toBe(
      'access-review.reason-missing',
    );
    await attest(by, found, detective.id, { decision: 'keep', reason: 'Back from leave next week.' });
    expect((await attest(by, found, supervisor.id, { decision: 'end' })).status).toBe(422);
    await attest(by, found, supervisor.id, { decision: 'end', reason: 'Moved to another agency.' });
    expect((await attest(by, found, supervisor.id, { decision: 'keep' })).body.code).toBe(
      'access-review.decided',
    );
    for (const { id } of [detective, supervisor]) await carryOut(id);
    const [kept, ended] = [
      await membershipOf(w.people.detective),
      await membershipOf(w.people.policeSupervisor),
    ];
    expect([kept.inForce, ended.inForce]).toEqual([true, false]);
    expect(kept.confirmedAt > new Date('2026-01-02')).toBe(true);
    const after = await review(by);
    expect(lineOf(after, ended.id)).toMatchObject({ decision: 'end', heldUp: null });
    expect(lineOf(after, ended.id).carriedOutAt).not.toBeNull();
  });

  it('is complete when nothing is undecided, also through memberships that ended by themselves', async () => {
    const second = await aMemberOf(w.services, {
      ...{ role: 'agency administrator', agencyId: w.agencies.police, siteId: w.site.id },
    });
    const before = await review(second);
    expect(before.undecided).toBe(2);
    const own = lineOf(before, (await membershipOf(w.people.policeRecords)).id);
    await attest(second, before, own.id, { decision: 'keep' });
    await asSystem(async (tx) => {
      await sql`update identity.membership set valid_to = now() where person_id = ${w.people.stranger}`.execute(
        tx,
      );
      await refreshOpenLinesIn(tx);
    });
    expect(await review(second)).toMatchObject({ undecided: 0, ended: 1, standing: 'complete' });
  });
});
