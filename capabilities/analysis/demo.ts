import { sql } from 'kysely';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { draftFindingIn } from './commands/draft-finding.ts';
import { moveFindingIn } from './commands/move-finding.ts';
import { startAnalysisIn } from './commands/start-analysis.ts';
import { FindingDraft, RecipeDraft } from './contract.ts';
import { type DemoStudy, demoStudies } from './demo-studies.ts';
import { incidentsDoor } from './incidents-door.ts';
import { findRunResult } from './queries/find-run-result.ts';
import { runAnalysisJob } from './running/run-job.ts';

/** The demo analysts’ questions, run on the demo data as any other, and what was said of the answers. */
export async function loadDemoAnalysis(services: Services): Promise<void> {
  for (const study of demoStudies) await loadStudy(services, study);
}

async function loadStudy(services: Services, study: DemoStudy): Promise<void> {
  const standing = await standingOf(services, study);
  const runId = standing?.runId ?? (await start(services, study));
  if (!runId) return;
  const job = runAnalysisJob(incidentsDoor);
  await job.run({ runId }, services, { id: 'demo', attempt: 1, signal: new AbortController().signal });
  const findingId = standing?.findingId ?? (await draft(services, study, runId));
  if (findingId) await takeRemainingSteps(services, study, findingId, standing?.moves ?? 0);
}

async function start(
  { database, clock }: Services,
  { site, by, draft: body }: DemoStudy,
): Promise<string | null> {
  return asDemo(database, by, async (tx) => {
    const versions = await incidentsDoor.currentVersions(tx, site.id);
    if (versions.length === 0) return null;
    const year = clock.now().getUTCFullYear();
    return expectValue(await startAnalysisIn(tx, site.id, RecipeDraft.parse(body), incidentsDoor, year))
      .runId;
  });
}

async function draft({ database, clock }: Services, study: DemoStudy, runId: string): Promise<string | null> {
  const { finding, site, by } = study;
  if (!finding) return null;
  return asDemo(database, by, async (tx) => {
    const run = await findRunResult(tx, { siteId: site.id, runId });
    if (!run?.result) return null;
    const { figureKey, summary, cannotShow } = finding;
    const statement = finding.statement(run.result.figures);
    const words = FindingDraft.parse({ runId, figureKey, summary, cannotShow, statement });
    return expectValue(await draftFindingIn(tx, site, words, clock.now().getUTCFullYear())).id;
  });
}

async function takeRemainingSteps(
  { database }: Services,
  { finding, site }: DemoStudy,
  id: string,
  taken: number,
): Promise<void> {
  for (const { by, move, reason } of finding?.steps.slice(taken) ?? []) {
    await asDemo(database, by, async (tx) =>
      expectValue(await moveFindingIn(tx, { siteId: site.id, id }, { move, reason })),
    );
  }
}

function asDemo<T>(
  database: Services['database'],
  by: DemoRole,
  work: Parameters<typeof database.as<T>>[1],
): Promise<T> {
  return database.as({ personId: demoPeople[by] }, work);
}

type Standing = { runId: string; findingId: string | null; moves: number };

/** A start that was killed half-way is taken up where it stopped. */
async function standingOf(
  { database }: Services,
  { site, draft: body }: DemoStudy,
): Promise<Standing | undefined> {
  return database.asSystem('the demo asks whether it was loaded before', async (tx) => {
    const { rows } = await sql<Standing>`
      select n.id as "runId", f.id as "findingId",
        (select count(*) from platform.transition t where t.subject_id = f.id and t.move <> 'create') as moves
      from analysis.recipe r
      join analysis.run n on n.recipe_id = r.id and n.ordinal = 1
      left join analysis.finding f on f.run_id = n.id
      where r.site_id = ${site.id} and r.question = ${body.question} and r.method = ${body.method}
      order by n.id, f.id
      limit 1`.execute(tx);
    return rows[0];
  });
}
