import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Agreement } from '../contract.ts';

type Row = Omit<
  Agreement,
  'stateSince' | 'startsAt' | 'endsAt' | 'parties' | 'lines' | 'iMade' | 'timeline'
> & {
  stateSince: Date;
  startsAt: Date | null;
  endsAt: Date | null;
};

/** One agreement with its parties and their signatures, its lines, and everything that happened to it. */
export async function findAgreement(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<Agreement | null> {
  const { rows } = await sql<Row>`
    select a.id, a.number, a.title, a.state, a.state_since as "stateSince", a.purposes, a.terms,
      a.includes_juveniles as "includesJuveniles", a.retention_days as "retentionDays",
      a.starts_at as "startsAt", a.ends_at as "endsAt", a.revision,
      coalesce(identity.name_of(a.created_by), 'A colleague') as author
    from sharing.agreement a
    where a.id = ${id} and a.site_id = ${siteId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  return {
    ...row,
    stateSince: row.stateSince.toISOString(),
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    parties: await partiesOf(tx, id),
    lines: await linesOf(tx, id),
    ...(await historyOf(tx, 'sharing-agreement', id)),
  };
}

type PartyRow = Omit<Agreement['parties'][number], 'signedAt'> & { signedAt: Date | null };

async function partiesOf(tx: Tx, agreementId: string): Promise<Agreement['parties']> {
  const { rows } = await sql<PartyRow>`
    select p.agency_id as id, y.name, identity.name_of(s.person_id) as "signedBy", s.signed_at as "signedAt",
      s.content_hash as "contentHash",
      a.state = 'for signature' and s.id is null and a.created_by is distinct from access.person_id()
        and (p.agency_id, p.site_id) in (select m.agency_id, m.site_id from sharing.agency_sites('sharing.sign') m)
        and not exists (
          select from sharing.signature mine
          where mine.agreement_id = a.id and mine.person_id = access.person_id()
        ) as "mayISign"
    from sharing.party p
    join sharing.agreement a on a.id = p.agreement_id
    join identity.agency y on y.id = p.agency_id
    left join sharing.signature s on s.agreement_id = p.agreement_id and s.agency_id = p.agency_id
    where p.agreement_id = ${agreementId}
    order by y.name`.execute(tx);
  return rows.map((row) => ({ ...row, signedAt: row.signedAt?.toISOString() ?? null }));
}

async function linesOf(tx: Tx, agreementId: string): Promise<Agreement['lines']> {
  const { rows } = await sql<Agreement['lines'][number]>`
    select s.giver_agency_id as "giverId", g.name as giver, s.receiver_agency_id as "receiverId", r.name as receiver,
      s.record_class as "recordClass", k.label as "classLabel", s.field, f.label as "fieldLabel"
    from sharing.share s
    join identity.agency g on g.id = s.giver_agency_id
    join identity.agency r on r.id = s.receiver_agency_id
    join sharing.record_class k on k.name = s.record_class
    join sharing.record_field f on f.record_class = s.record_class and f.name = s.field
    where s.agreement_id = ${agreementId}
    order by g.name, r.name, k.label, f.label`.execute(tx);
  return rows;
}
