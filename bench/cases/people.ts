import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Tellers } from '#capabilities/cases/demo/case-rows.ts';
import type { Side } from '#capabilities/cases/legal-record/kinds.ts';

export type CaseSite = {
  siteId: string;
  slug: string;
  tellers: Tellers;
  people: { detective: string; prosecutor: string; feed: string };
};

/** A site whose police and prosecutor share their cases under one agreement in force. */
export async function seedSite(client: pg.Client): Promise<CaseSite> {
  const siteId = uuidv7();
  const slug = 'bench-cases';
  await client.query(
    `insert into program.site (id, slug, name, state, time_zone, epsg)
     values ($1, $2, 'Bench cases', 'PA', 'America/New_York', 32618)`,
    [siteId, slug],
  );
  const teller = async (kind: string, side: Side) => ({
    agencyId: await seedAgency(client, kind),
    agencyKind: kind,
    side,
    source: `bench-${side}`,
  });
  const tellers = {
    police: await teller('police', 'police'),
    prosecutor: await teller('prosecutor', 'prosecutor'),
    court: await teller('court', 'court'),
    federal: await teller('atf', 'federal'),
  };
  const { police, prosecutor, court } = tellers;
  const member = (role: string, agencyId: string) => seedMember(client, { role, agencyId, siteId });
  const people = {
    detective: await member('detective', police.agencyId),
    prosecutor: await member('prosecution supervisor', prosecutor.agencyId),
    feed: await member('machine client', police.agencyId),
  };
  await seedAgreement(client, siteId, [
    [police.agencyId, prosecutor.agencyId],
    [prosecutor.agencyId, police.agencyId],
    [court.agencyId, prosecutor.agencyId],
  ]);
  return { siteId, slug, tellers, people };
}

async function seedAgency(client: pg.Client, kind: string): Promise<string> {
  const id = uuidv7();
  await client.query('insert into identity.agency (id, name, kind) values ($1, $2, $3)', [
    id,
    `Bench ${kind}`,
    kind,
  ]);
  return id;
}

async function seedMember(
  client: pg.Client,
  { role, agencyId, siteId }: { role: string; agencyId: string; siteId: string },
): Promise<string> {
  const [person, membership] = [uuidv7(), uuidv7()];
  await client.query('insert into identity.person (id, name, email) values ($1, $2, $3)', [
    person,
    `Bench ${role}`,
    `${person}@example.org`,
  ]);
  await client.query(
    'insert into identity.membership (id, person_id, agency_id, role) values ($1, $2, $3, $4)',
    [membership, person, agencyId, role],
  );
  await client.query('insert into identity.membership_site (membership_id, site_id) values ($1, $2)', [
    membership,
    siteId,
  ]);
  return person;
}

async function seedAgreement(
  client: pg.Client,
  siteId: string,
  pairs: readonly (readonly [giver: string, receiver: string])[],
): Promise<void> {
  const id = uuidv7();
  // The moves that lead there are what the tests of sharing are about.
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into sharing.agreement (id, site_id, number, title, state, starts_at, ends_at, purposes)
     values ($1, $2, 'AGR-BENCH', 'Bench agreement', 'in force', now() - interval '1 day', now() + interval '1 year',
       array['investigation'])`,
    [id, siteId],
  );
  for (const [giver, receiver] of pairs)
    await client.query(
      `insert into sharing.share (agreement_id, site_id, giver_agency_id, receiver_agency_id, record_class, field)
       select $1, $2, $3, $4, record_class, name from sharing.record_field
       where shareable and record_class like 'cases.%'`,
      [id, siteId, giver, receiver],
    );
  await client.query('set session_replication_role = origin');
}
