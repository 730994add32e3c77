import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { aSite, testApplication } from '#capabilities/testing/test-application.ts';
import { openDatabase } from '#platform/database/database.ts';
import type { AgreementDraftInput, Line } from '../contract.ts';
import { settleDates } from '../watching/watch-dates.ts';
import { aMemberOf, anAgreementInForce } from './agreement-in-force.ts';

/** A site with the records of three agencies, the people who answer for them, and no agreement yet. */
export async function sharingWorld() {
  const application = await testApplication();
  const { services, call } = application;
  const site = await aSite(services, 'Testville');
  const elsewhere = await aSite(services, 'Elsewhere');
  const agencies = { police: uuidv7(), prosecutor: uuidv7(), atf: uuidv7() };
  await services.database.asSystem('agencies and compartments of a test', async (tx) => {
    for (const [kind, id] of Object.entries(agencies)) {
      await sql`insert into identity.agency (id, name, kind) values (${id}, ${kind}, ${kind})`.execute(tx);
      await sql`select sharing.compartment_for(${site.id}, ${id}, f.record_class, f.name, seal)
        from sharing.record_field f cross join unnest(array['open', 'juvenile', 'sealed']) seal
        where f.record_class = 'cases.complaint'`.execute(tx);
    }
  });
  const member = (role: Parameters<typeof aMemberOf>[1]['role'], agency: keyof typeof agencies, at = site) =>
    aMemberOf(services, { role, agencyId: agencies[agency], siteId: at.id });
  const people = {
    detective: await member('detective', 'police'),
    policeSupervisor: await member('detective supervisor', 'police'),
    policeRecords: await member('records officer', 'police'),
    prosecutor: await member('prosecutor', 'prosecutor'),
    prosecutorRecords: await member('records officer', 'prosecutor'),
    atfAgent: await member('federal agent', 'atf'),
    atfRecords: await member('records officer', 'atf'),
    stranger: await member('records officer', 'police', elsewhere),
    machineOfProsecutor: await member('machine client', 'prosecutor'),
  };
  await services.database.asSystem('a machine client of a test', async (tx) => {
    await sql`update identity.person set kind = 'machine', email = null
      where id = ${people.machineOfProsecutor}`.execute(tx);
    await sql`insert into identity.machine_scope (person_id, permission)
      values (${people.machineOfProsecutor}, 'cases.read')`.execute(tx);
  });

  const at = (path: string) => `/api/sites/${site.slug}${path}`;
  const asDraft = (changes: Partial<AgreementDraftInput> = {}): AgreementDraftInput => ({
    title: 'Complaints for the prosecutor',
    purposes: ['prosecution'],
    terms: 'For the cases that police refer.',
    startsAt: '2026-01-01T05:00:00Z',
    endsAt: new Date(Date.now() + 86_400_000).toISOString(),
    partyIds: [agencies.police, agencies.prosecutor],
    lines: [
      {
        giverId: agencies.police,
        receiverId: agencies.prosecutor,
        recordClass: 'cases.complaint',
        field: 'core',
      },
    ],
    ...changes,
  });
  const draft = async (changes: Partial<AgreementDraftInput> = {}) => {
    const reply = await call(people.policeSupervisor, 'POST', at('/agreements'), asDraft(changes));
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body as { id: string; revision: number };
  };
  const move = (person: string, id: string, name: string, reason?: string) =>
    call(person, 'POST', at(`/agreements/${id}/moves`), { move: name, ...(reason ? { reason } : {}) });
  const sign = (person: string, id: string, agencyId: string) =>
    call(person, 'POST', at(`/agreements/${id}/signatures`), { agencyId });

  /** What a person sees of other agencies, as the policies say it. */
  const seenBy = (personId: string): Promise<string[]> =>
    services.database.as({ personId, readOnly: true }, async (tx) => {
      const { rows } = await sql<{ words: string }>`
        select concat_ws(' ', y.name, c.record_class, c.field, c.seal) as words
        from sharing.compartment c join identity.agency y on y.id = c.owner_agency_id
        where c.owner_agency_id not in (select sharing.my_agencies())
        order by 1`.execute(tx);
      return rows.map(({ words }) => words);
    });

  return {
    ...application,
    ...{ site, elsewhere, agencies, people, at, asDraft, draft, move, sign, seenBy },
    find: async (id: string) => (await call(people.policeRecords, 'GET', at(`/agreements/${id}`))).body,
    inForce: (lines: readonly Line[], changes: Partial<AgreementDraftInput> = {}) =>
      anAgreementInForce(services, site.id, lines, changes),
    endingSoon: (line: Line) => putEndingSoon(services.database.ownerUrl, site.id, line),
    end: (id: string) => move(people.policeRecords, id, 'terminate', 'The test is over.'),
    settle: () => settleDates(services),
    until: (moment: string) =>
      new Promise((resolve) => setTimeout(resolve, new Date(moment).getTime() - Date.now() + 20)),
    told: async (id: string) =>
      services.database.asSystem('what was told, for a test', async (tx) => {
        const { rows } = await sql<{ kind: string }>`
          select kind from platform.event where subject_id = ${id} order by sequence`.execute(tx);
        return rows.map(({ kind }) => kind);
      }),
  };
}

export type SharingWorld = Awaited<ReturnType<typeof sharingWorld>>;

/** Put in force by the owner of the database, so that what it takes people to sign is not part of the second it lasts. */
async function putEndingSoon(ownerUrl: string, siteId: string, line: Line) {
  const id = uuidv7();
  const owner = openDatabase({ appUrl: ownerUrl, systemUrl: ownerUrl, connections: 1 });
  const endsAt = await owner.asSystem('an agreement that ends in a second', async (tx) => {
    await sql`select set_config('session_replication_role', 'replica', true)`.execute(tx);
    const { rows } = await sql<{ endsAt: Date }>`
      insert into sharing.agreement (id, site_id, number, title, state, starts_at, ends_at)
      values (${id}, ${siteId}, ${id}, 'Ending soon', 'in force', now() - interval '1 day', now() + interval '1 second')
      returning ends_at as "endsAt"`.execute(tx);
    await sql`insert into sharing.share (agreement_id, site_id, giver_agency_id, receiver_agency_id, record_class, field)
      values (${id}, ${siteId}, ${line.giverId}, ${line.receiverId}, ${line.recordClass}, ${line.field})`.execute(
      tx,
    );
    return rows[0]!.endsAt.toISOString();
  });
  await owner.close();
  return { id, endsAt };
}
