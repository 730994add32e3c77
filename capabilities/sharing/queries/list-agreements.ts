import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { containing } from '#platform/database/containing.ts';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { AgreementSummary, agreementListQuery } from '../contract.ts';

type Query = z.infer<typeof agreementListQuery>;
type Row = Omit<AgreementSummary, 'stateSince' | 'startsAt' | 'endsAt'> & {
  stateSince: Date;
  startsAt: Date | null;
  endsAt: Date | null;
};

/** The agreements of a site, newest first, each with its parties and how many have signed. */
export async function listAgreements(
  tx: Tx,
  siteId: string,
  query: Query,
): Promise<{ items: AgreementSummary[]; next: string | null }> {
  const { rows } = await sql<Row>`
    select a.id, a.number, a.title, a.state, a.state_since as "stateSince",
      a.starts_at as "startsAt", a.ends_at as "endsAt",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', y.id, 'name', y.name) order by y.name)
        from sharing.party p join identity.agency y on y.id = p.agency_id where p.agreement_id = a.id
      ), '[]') as parties,
      (select count(*)::int from sharing.signature s where s.agreement_id = a.id) as signed
    from sharing.agreement a
    where a.site_id = ${siteId} and ${conditions(query)}
    order by a.id desc
    limit ${query.limit + 1}`.execute(tx);
  const page = cutPage(rows, query.limit, ({ id }) => [id]);
  return { items: page.items.map(summaryOf), next: page.next };
}

function summaryOf({ stateSince, startsAt, endsAt, ...row }: Row): AgreementSummary {
  return {
    ...row,
    stateSince: stateSince.toISOString(),
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
  };
}

function conditions({ q, state, after }: Query): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const wanted = state === undefined ? [] : [state].flat();
  if (wanted.length > 0) parts.push(sql`a.state = any (${wanted}::text[])`);
  if (q) {
    const like = containing(q);
    parts.push(sql`(a.title ilike ${like} or a.number ilike ${like} or exists (
      select from sharing.party p join identity.agency y on y.id = p.agency_id
      where p.agreement_id = a.id and y.name ilike ${like}))`);
  }
  const cursor = decodeCursor(after)?.[0];
  if (typeof cursor === 'string') parts.push(sql`a.id < ${cursor}::uuid`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
