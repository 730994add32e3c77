import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { CaseFlow } from '../contract.ts';

/** How cases move through the agencies that the reader supervises: what came, what was decided, what stands and waits. */
export async function caseFlow(tx: Tx, siteId: string, today: string): Promise<CaseFlow> {
  const { rows } = await sql<{ id: number }>`
    select c.id from sharing.compartment c
    where c.site_id = ${siteId} and c.field = 'core'
      and c.id = any (array(select sharing.own_compartments('cases.supervise')))`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const [months, ageing, waiting] = [
    await monthsOf(tx, ids, today),
    await ageingOf(tx, ids, today),
    await waitingOf(tx, ids, today),
  ];
  return { months, ageing, ...waiting };
}

async function monthsOf(tx: Tx, ids: readonly number[], today: string): Promise<CaseFlow['months']> {
  const { rows } = await sql<CaseFlow['months'][number]>`
    with month as (
      select generate_series(date_trunc('month', ${today}::date) - interval '11 months', ${today}::date,
        interval '1 month')::date as first
    ), counted as (
      select date_trunc('month', p.opened_on)::date as first, 1 as came, 0 as decided
      from cases.part p
      where p.compartment_id = any (${[...ids]}::integer[]) and p.kind in ('complaint', 'referral', 'federal')
        and p.opened_on > ${today}::date - 400
      union all
      select date_trunc('month', p.closed_on)::date, 0, 1
      from cases.part p
      where p.compartment_id = any (${[...ids]}::integer[]) and p.kind in ('complaint', 'referral', 'federal')
        and p.closed_on > ${today}::date - 400
    )
    select to_char(m.first, 'YYYY-MM-DD') as month, coalesce(sum(c.came), 0)::int as came,
      coalesce(sum(c.decided), 0)::int as decided
    from month m left join counted c on c.first = m.first
    group by m.first order by m.first`.execute(tx);
  return rows;
}

async function ageingOf(tx: Tx, ids: readonly number[], today: string): Promise<CaseFlow['ageing']> {
  const { rows } = await sql<CaseFlow['ageing'][number]>`
    select p.kind, p.status,
      count(*) filter (where d.days <= 7)::int as week,
      count(*) filter (where d.days > 7 and d.days <= 30)::int as month,
      count(*) filter (where d.days > 30 and d.days <= 90)::int as quarter,
      count(*) filter (where d.days > 90)::int as older
    from cases.part p
    cross join lateral (select ${today}::date - p.status_since::date as days) d
    where p.compartment_id = any (${[...ids]}::integer[]) and p.closed_on is null
    group by p.kind, p.status
    order by array_position(array['complaint', 'referral', 'court', 'federal'], p.kind), p.status`.execute(
    tx,
  );
  return rows;
}

type Waiting = Pick<CaseFlow, 'returned' | 'returnedLate' | 'unassigned'>;

async function waitingOf(tx: Tx, ids: readonly number[], today: string): Promise<Waiting> {
  const returned = await sql<Omit<Waiting, 'unassigned'>>`
    select count(*)::int as returned, count(*) filter (where p.due_on < ${today})::int as "returnedLate"
    from cases.part p
    where p.kind = 'referral' and p.status = 'returned for investigation'
      and exists (
        select from cases.part o where o.case_id = p.case_id and o.compartment_id = any (${[...ids]}::integer[])
      )`.execute(tx);
  const unassigned = await sql<Pick<Waiting, 'unassigned'>>`
    select count(*)::int as unassigned from cases.part p
    where p.compartment_id = any (${[...ids]}::integer[]) and p.closed_on is null
      and p.assigned_to_id is null`.execute(tx);
  return { ...returned.rows[0]!, ...unassigned.rows[0]! };
}
