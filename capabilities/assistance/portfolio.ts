import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { PortfolioCell, PortfolioColumn } from '#platform/http/capability.ts';
import { partyWords, stageWords, type TargetStage } from './clock/contract.ts';
import { OPEN, pastTarget } from './queries/list-requests.ts';
import type { Party } from './queries/read-ledger.ts';

const MOST_NAMED = 3;
const DAY = 24 * 60 * 60 * 1000;

function days(from: Date, now: Date): string {
  const count = Math.floor((now.getTime() - from.getTime()) / DAY);
  return count === 1 ? '1 day' : `${count} days`;
}

/** What is open at each site, and the longest that any of it has waited on the same person, on whose side. */
async function openAssistance(
  tx: Tx,
  siteIds: readonly string[],
  now: Date,
): Promise<Map<string, PortfolioCell>> {
  const { rows } = await sql<{ siteId: string; open: number; since: Date | null; party: Party | null }>`
    select r.site_id as "siteId", count(*)::integer as open, min(r.waits_since) as since,
      (array_agg(r.waits_on order by r.waits_since))[1] as party
    from assistance.request r
    where r.site_id = any (${siteIds}::uuid[]) and ${OPEN}
    group by r.site_id`.execute(tx);
  return new Map(
    rows.map(({ siteId, open, since, party }) => {
      const longest = since && party ? `, longest ${days(since, now)} on ${partyWords[party]}` : '';
      return [siteId, { value: open, words: `${open}${longest}` }];
    }),
  );
}

type Late = {
  siteId: string;
  slug: string;
  id: string;
  number: string;
  party: Party;
  since: Date;
  stage: TargetStage;
  dueAt: Date;
  late: number;
};

/** Requests past their target, the three worst of each site by name: they are what a Monday begins with. */
async function pastTargets(
  tx: Tx,
  siteIds: readonly string[],
  now: Date,
): Promise<Map<string, PortfolioCell>> {
  const { rows } = await sql<Late>`
    select late.*, s.slug
    from (
      select r.site_id as "siteId", r.id, r.number, r.waits_on as party, r.waits_since as since,
        r.target_stage as stage, r.target_due_at as "dueAt",
        row_number() over (partition by r.site_id order by r.target_due_at) as place,
        count(*) over (partition by r.site_id)::integer as late
      from assistance.request r
      where r.site_id = any (${siteIds}::uuid[]) and ${OPEN} and ${pastTarget(now)}
    ) late
    join program.site s on s.id = late."siteId"
    where late.place <= ${MOST_NAMED}
    order by late."siteId", late.place`.execute(tx);
  return new Map(
    [...Map.groupBy(rows, ({ siteId }) => siteId)].map(([siteId, worst]) => [
      siteId,
      {
        value: worst[0]!.late,
        attention: worst.map((one) => ({ why: whyLate(one, now), to: addressOf(one) })),
      },
    ]),
  );
}

function whyLate({ number, party, since, stage, dueAt }: Late, now: Date): string {
  return `${number} has waited ${days(since, now)} on ${partyWords[party]}: to be ${stageWords[stage]}, ${days(dueAt, now)} past its target`;
}

function addressOf({ slug, id }: Late): string {
  return `/s/${slug}/assistance/${id}`;
}

export const assistanceColumns: readonly PortfolioColumn[] = [
  {
    name: 'assistance.open',
    label: 'Open assistance',
    kind: 'number',
    order: 30,
    permission: 'assistance.read',
    query: openAssistance,
  },
  {
    name: 'assistance.past-target',
    label: 'Past target',
    kind: 'number',
    order: 31,
    permission: 'assistance.read',
    query: pastTargets,
  },
];
