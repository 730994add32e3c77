import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Areas, Design, DesignDraft, DesignState } from '../contract.ts';
import { looksOf } from './looks-of-design.ts';

type Row = Pick<
  DesignDraft,
  | 'title'
  | 'question'
  | 'measure'
  | 'launchOn'
  | 'method'
  | 'unit'
  | 'outcome'
  | 'settleDays'
  | 'interimLooks'
  | 'cannotShow'
> & {
  id: string;
  number: string;
  state: z.infer<typeof DesignState>;
  stateSince: Date;
  author: string;
  beforeFrom: string;
  beforeTo: string;
  afterFrom: string;
  afterTo: string;
  parameters: { areas: Areas } & Pick<DesignDraft, 'family' | 'harm'>;
  revision: number;
  registeredAt: Date | null;
  registeredBeforeLaunch: boolean | null;
  contentHash: string | null;
};

/** One design with its looks, everything that happened to it, and what the person asking did. */
export async function findDesign(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<Design | null> {
  const { rows } = await sql<Row>`
    select d.id, d.number, d.state, d.state_since as "stateSince", d.title, d.question, d.measure,
      d.launch_on as "launchOn", d.method, d.unit, d.outcome,
      d.before_from as "beforeFrom", d.before_to as "beforeTo", d.after_from as "afterFrom", d.after_to as "afterTo",
      d.parameters, d.settle_days as "settleDays", d.interim_looks as "interimLooks",
      d.cannot_show as "cannotShow", d.revision, d.registered_at as "registeredAt",
      d.registered_before_launch as "registeredBeforeLaunch", d.content_hash as "contentHash",
      coalesce(identity.name_of(d.author_id), 'A colleague') as author
    from evaluation.design d
    where d.id = ${id} and d.site_id = ${siteId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { timeline, iMade } = await historyOf(tx, 'evaluation-design', id);
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    stateSince: row.stateSince.toISOString(),
    title: row.title,
    method: row.method,
    launchOn: row.launchOn,
    author: row.author,
    draft: draftOf(row),
    revision: row.revision,
    registeredAt: row.registeredAt?.toISOString() ?? null,
    registeredBeforeLaunch: row.registeredBeforeLaunch,
    contentHash: row.contentHash,
    looks: await looksOf(tx, { siteId, designId: id }),
    iMade,
    timeline,
  };
}

function draftOf(row: Row): DesignDraft {
  const { title, question, measure, launchOn, method, unit, outcome, settleDays, interimLooks, cannotShow } =
    row;
  return {
    ...{ title, question, measure, launchOn, method, unit, outcome, settleDays, interimLooks, cannotShow },
    before: { from: row.beforeFrom, to: row.beforeTo },
    after: { from: row.afterFrom, to: row.afterTo },
    ...row.parameters,
  };
}
