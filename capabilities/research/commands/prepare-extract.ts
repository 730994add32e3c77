import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { versionSummary, victimsOfVersion } from '#capabilities/incidents/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import type { ExtractChoices, ExtractRow, Removal } from '../contract.ts';
import { rulesFor } from '../data-use/deidentification.ts';
import { deidentify } from '../data-use/deidentify.ts';
import { failWith } from '../errors.ts';
import { siteGrid } from '../queries/site-grid.ts';
import { makeMoveIn, type Target } from './move-record.ts';

type Request = {
  projectId: string;
  title: string;
  versionId: string;
  dataLabel: string;
  from: string;
  to: string;
  choices: ExtractChoices;
};

/**
 * The site’s analyst makes the extract that was asked for, in their own name: what they may not read they can’t put
 * into it. The rules are frozen with it, and how much each of them took away.
 */
export async function prepareExtractIn(tx: Tx, target: Target): Promise<Outcome<{ id: string }>> {
  const request = await requestOf(tx, target);
  if (!request) return failWith('research.not-found', {});
  const { siteId } = target;
  const { versionId, from, to, choices } = request;
  const { origin } = await siteGrid(tx, siteId);
  if (choices.cellSize !== null && !origin) return failWith('research.no-grid', {});
  const read = await victimsOfVersion(tx, { siteId, versionId, from, to });
  if (!read.ok) return read;
  const { victims, excludedByRules } = read.value;
  if (victims.length === 0) return failWith('research.period-empty', {});
  const { rows, removed } = deidentify(victims, choices, origin);
  const leftOut: Removal = {
    rule: 'Left out by a rule of the site',
    what: 'people',
    count: excludedByRules,
  };
  await keepExtract(tx, target, request, [leftOut, ...removed], rows);
  return makeMoveIn(tx, 'approval', target, { move: 'prepare' });
}

async function requestOf(tx: Tx, { siteId, id }: Target): Promise<Request | undefined> {
  const { rows } = await sql<Request>`
    select project_id as "projectId", title, version_id as "versionId", data_label as "dataLabel",
      period_from as "from", period_to as "to", rules as choices
    from research.approval where id = ${id} and site_id = ${siteId} and state = 'requested' for update`.execute(
    tx,
  );
  return rows[0];
}

async function keepExtract(
  tx: Tx,
  { siteId, id }: Target,
  request: Request,
  removed: Removal[],
  rows: ExtractRow[],
): Promise<void> {
  const extractId = uuidv7();
  const version = await versionSummary(tx, request.versionId);
  await sql`insert into research.extract (id, site_id, project_id, approval_id, name, version_id, data_label,
      data_date, period_from, period_to, rules, removed, rows)
    values (${extractId}, ${siteId}, ${request.projectId}, ${id}, ${request.title}, ${request.versionId},
      ${request.dataLabel}, ${version!.snapshotDate}, ${request.from}, ${request.to},
      ${JSON.stringify(rulesFor(request.choices))}, ${JSON.stringify(removed)}, ${rows.length})`.execute(tx);
  await sql`insert into research.extract_row (site_id, extract_id, n, occurred_on, day_part, fatal, age_band, sex,
      race, district, cell_x, cell_y)
    select ${siteId}, ${extractId}, r.n, r."occurredOn", r."dayPart", r.fatal, r."ageBand", r.sex, r.race, r.district,
      r."cellX", r."cellY"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(n integer, "occurredOn" date, "dayPart" text,
      fatal boolean, "ageBand" text, sex text, race text, district text, "cellX" float8, "cellY" float8)`.execute(
    tx,
  );
  await sql`update research.approval set extract_id = ${extractId} where id = ${id}`.execute(tx);
}
