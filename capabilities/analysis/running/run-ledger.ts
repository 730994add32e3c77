import { sql } from 'kysely';
import type { Database, Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { Failure } from '#platform/outcome/outcome.ts';
import type { MethodName, Recipe, RunResult } from '../contract.ts';
import type { AnalysisEvent } from '../events.ts';
import type { SiteGeography } from '../methods/method.ts';
import { resultHash } from './canonical-json.ts';
import { codeVersion } from './code-version.ts';

export type ClaimedRun = {
  id: string;
  siteId: string;
  recipe: Pick<
    Recipe,
    'number' | 'question' | 'method' | 'unit' | 'versionId' | 'filter' | 'flagRules' | 'parameters' | 'seed'
  >;
  geography: SiteGeography;
};

/** What the job writes of a run. It works as the system: the person who asked may have signed out long ago. */
export function runLedger(database: Database) {
  const write = <T>(work: (tx: Tx) => Promise<T>) =>
    database.asSystem('a job carries out an analysis run', work);
  return {
    claim: (runId: string, methods: readonly MethodName[]) => write((tx) => claimIn(tx, runId, methods)),
    progress: (run: ClaimedRun, stage: string, share: number) =>
      write((tx) => progressIn(tx, run, stage, share)),
    finish: (run: ClaimedRun, result: RunResult) => write((tx) => finishIn(tx, run, result)),
    fail: (run: ClaimedRun, failure: Failure) => write((tx) => failIn(tx, run, failure)),
    cancel: (run: ClaimedRun) => write((tx) => cancelIn(tx, run)),
    isStopWanted: (run: ClaimedRun) => write((tx) => isStopWantedIn(tx, run)),
  };
}

/** `null` when the run has ended already, a job may be started twice, or is for others to answer. */
async function claimIn(tx: Tx, runId: string, methods: readonly MethodName[]): Promise<ClaimedRun | null> {
  const { rows } = await sql<ClaimedRun['recipe'] & SiteRow>`
    update analysis.run n set state = 'running', started_at = coalesce(n.started_at, now())
    from analysis.recipe r
    join program.site s on s.id = r.site_id
    where n.id = ${runId} and n.state in ('queued', 'running') and r.id = n.recipe_id
      and r.method = any (${[...methods]})
    returning n.site_id as "siteId", r.number, r.question, r.method, r.unit, r.version_id as "versionId", r.filter,
      r.flag_rules as "flagRules", r.parameters, r.seed, s.epsg, s.grid_origin_x as "originX",
      s.grid_origin_y as "originY", s.boundary`.execute(tx);
  if (!rows[0]) return null;
  const { siteId, epsg, originX, originY, boundary, ...recipe } = rows[0];
  const gridOrigin = originX === null || originY === null ? null : { x: originX, y: originY };
  return { id: runId, siteId, recipe, geography: { epsg, gridOrigin, boundary } };
}

type SiteRow = {
  siteId: string;
  epsg: number;
  originX: number | null;
  originY: number | null;
  boundary: SiteGeography['boundary'];
};

async function progressIn(tx: Tx, run: ClaimedRun, stage: string, share: number): Promise<void> {
  await sql`insert into analysis.run_progress (run_id, site_id, stage, share)
    values (${run.id}, ${run.siteId}, ${stage}, ${share})
    on conflict (run_id) do update set stage = excluded.stage, share = excluded.share, at = clock_timestamp()`.execute(
    tx,
  );
  await tell(tx, run, 'analysis.run-progressed');
}

async function finishIn(tx: Tx, run: ClaimedRun, result: RunResult): Promise<void> {
  await sql`update analysis.run set state = 'finished', ended_at = now(), code_version = ${codeVersion},
      result = ${JSON.stringify(result)}, result_hash = ${resultHash(result)}
    where id = ${run.id}`.execute(tx);
  await forgetProgress(tx, run);
  await tell(tx, run, 'analysis.run-finished');
}

async function failIn(tx: Tx, run: ClaimedRun, { code, title, detail, mend }: Failure): Promise<void> {
  await sql`update analysis.run set state = 'failed', ended_at = now(), code_version = ${codeVersion},
      failure = ${JSON.stringify({ code, title, detail, mend })}
    where id = ${run.id}`.execute(tx);
  await forgetProgress(tx, run);
  await tell(tx, run, 'analysis.run-failed');
}

async function cancelIn(tx: Tx, run: ClaimedRun): Promise<void> {
  await sql`update analysis.run set state = 'cancelled', ended_at = now() where id = ${run.id}`.execute(tx);
  await forgetProgress(tx, run);
  await tell(tx, run, 'analysis.run-cancelled');
}

async function forgetProgress(tx: Tx, run: ClaimedRun): Promise<void> {
  await sql`delete from analysis.run_progress where run_id = ${run.id}`.execute(tx);
}

async function isStopWantedIn(tx: Tx, run: ClaimedRun): Promise<boolean> {
  const { rows } = await sql<{ wanted: boolean }>`
    select cancel_requested_at is not null as wanted from analysis.run where id = ${run.id}`.execute(tx);
  return rows[0]?.wanted ?? true;
}

async function tell(tx: Tx, run: ClaimedRun, kind: AnalysisEvent): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId: run.siteId,
    subject: { table: 'analysis.run', id: run.id },
    permission: 'analysis.read',
    payload: { number: run.recipe.number },
  });
}
