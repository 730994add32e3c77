import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Wait } from '../contract.ts';
import type { WaitRow } from '../figures/time-to-stage.ts';
import type { FactSource } from './tallies.ts';

type WaitSql = { from: RawBuilder<unknown>; ended: RawBuilder<unknown>; cause: RawBuilder<unknown> };

/** Where each wait begins, when it ended, and what ended it. The cause is only asked where it has ended. */
const waitsInSql: Record<Wait, WaitSql> = {
  'referral-to-decision': {
    from: sql`referred_on`,
    ended: sql`decided_on`,
    cause: sql`decision`,
  },
  'complaint-to-charge': {
    from: sql`complaint_on`,
    ended: sql`coalesce(charged_on, left_on)`,
    cause: sql`case when charged_on is not null then 'charged' else left_for end`,
  },
  'charge-to-disposition': {
    from: sql`charged_on`,
    ended: sql`disposed_on`,
    cause: sql`result_kind`,
  },
};

/**
 * How many waited how many days and what ended it, open ones until the day of the data. Time in court stands still
 * while a warrant is out or the defendant is held for competency.
 */
export async function readWaits(
  tx: Tx,
  { siteId, asOf }: FactSource,
  wait: Wait,
  offense: string | null,
): Promise<WaitRow[]> {
  const { from, ended, cause } = waitsInSql[wait];
  const stopped =
    wait === 'charge-to-disposition'
      ? sql`held_days + case when held_since < coalesce(${ended}, ${asOf}::date)
          then coalesce(${ended}, ${asOf}::date) - greatest(held_since, ${from}) else 0 end`
      : sql`0`;
  const { rows } = await sql<WaitRow>`
    select greatest(0, coalesce(${ended}, ${asOf}::date) - ${from} - (${stopped}))::integer as days,
      case when ${ended} is not null then ${cause} end as cause, count(*)::integer as count
    from cases.measured
    where site_id = ${siteId} and ${from} is not null and ${from} <= ${asOf}::date
      and (${offense}::text is null or offense = ${offense})
    group by 1, 2
    order by 1, 2 nulls last`.execute(tx);
  return rows;
}
