import { sql } from 'kysely';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { demoId } from '#demo/demo-id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue, type Outcome } from '#platform/outcome/outcome.ts';
import { approveDataUseIn } from './commands/approve-data-use.ts';
import { suggestPartnerIn } from './commands/connect.ts';
import { writeDeliverableIn } from './commands/deliver.ts';
import { moveRecordIn } from './commands/move-record.ts';
import { prepareExtractIn } from './commands/prepare-extract.ts';
import { proposeProjectIn } from './commands/propose-project.ts';
import { releaseResultsIn } from './commands/release-results.ts';
import { requestApprovalIn } from './commands/request-approval.ts';
import { requestReleaseIn } from './commands/request-release.ts';
import { runAnalysisIn } from './commands/run-analysis.ts';
import type { DataToAskFor } from './contract.ts';
import {
  demoAnalyses,
  demoConnection,
  demoDeliverable,
  demoProject,
  demoReleases,
  expiredExtract,
  openExtract,
  waitingExtract,
} from './demo-records.ts';
import { dataToAskFor } from './queries/approvals.ts';
import type { RecordKind } from './states.ts';

type Table = RecordKind | 'analysis';
type Standing = { id: string; state: string };
type Demo = { services: Services; siteId: string; year: number; data: DataToAskFor };

const partnerId = demoId('agency research');
const researcher = 'researcher';
const analyst = 'lead-analyst-philadelphia';
const executive = 'executive-philadelphia';
const coordinator = 'coordinator-philadelphia';

/**
 * One plainly made-up project in Philadelphia, by the commands that people use. Each record is looked for by its
 * title and taken on from the state it is in, so a start that was killed half-way goes on where it stopped.
 */
export async function loadDemoResearch(services: Services): Promise<void> {
  const siteId = demoSites.philadelphia.id;
  const data = await dataToAskFor(services, siteId);
  if (data.versions.length === 0) return;
  const demo: Demo = { services, siteId, year: services.clock.now().getUTCFullYear(), data };
  const project = await bringProject(demo, await bringConnection(demo));
  await bringApproval(demo, project, expiredExtract, `${demo.year}-01-31`);
  const approval = await bringApproval(demo, project, openExtract, `${demo.year + 1}-06-30`);
  await bringApproval(demo, project, waitingExtract, null);
  for (const draft of Object.values(demoAnalyses)) await bringAnalysis(demo, approval, draft);
  const released = await bringRelease(demo, project, demoReleases.released, { review: true });
  await bringRelease(demo, project, demoReleases.inReview, { review: false });
  await bringDeliverable(demo, project, released);
}

async function bringConnection(demo: Demo): Promise<string> {
  const { siteId, year } = demo;
  const draft = { ...demoConnection, partnerId };
  const { id, state } = await bring(demo, 'connection', draft.topic, 'liaison', (tx) =>
    suggestPartnerIn(tx, siteId, draft, year),
  );
  if (state === 'suggested')
    await as(demo, coordinator, (tx) => moveRecordIn(tx, 'connection', { siteId, id }, { move: 'accept' }));
  return id;
}

async function bringProject(demo: Demo, connectionId: string): Promise<string> {
  const { siteId, year } = demo;
  const dates = { startsOn: `${year - 1}-01-01`, endsOn: `${year + 1}-12-31` };
  const draft = { ...demoProject, ...dates, connectionId, partnerId, memberIds: [] };
  const { id, state } = await bring(demo, 'project', draft.title, researcher, (tx) =>
    proposeProjectIn(tx, siteId, draft, year),
  );
  if (state === 'proposed')
    await as(demo, executive, (tx) => moveRecordIn(tx, 'project', { siteId, id }, { move: 'agree' }));
  return id;
}

/** Without a last day the request waits; with one it was prepared and approved on an earlier day. */
async function bringApproval(
  demo: Demo,
  project: string,
  extract: typeof openExtract,
  lastDay: string | null,
): Promise<string> {
  const { siteId, year, data } = demo;
  const wantedUntil = lastDay ?? `${year + 1}-06-30`;
  const request = { ...extract, versionId: data.versions[0]!.id, wantedUntil };
  const { id, state } = await bring(demo, 'approval', extract.title, researcher, (tx) =>
    requestApprovalIn(tx, { siteId, id: project }, request, data, year),
  );
  if (lastDay === null) return id;
  const target = { siteId, id };
  if (state === 'requested') await as(demo, analyst, (tx) => prepareExtractIn(tx, target));
  if (state === 'requested' || state === 'prepared') {
    const conditions =
      'Demo conditions: for this project alone; nothing is copied out; results leave by review.';
    const terms = { expiresOn: lastDay, conditions };
    await as(demo, executive, (tx) => approveDataUseIn(tx, target, terms, `${year - 1}-12-01`));
  }
  return id;
}

async function bringAnalysis(
  demo: Demo,
  approval: string,
  draft: (typeof demoAnalyses)[keyof typeof demoAnalyses],
): Promise<void> {
  const { siteId, year } = demo;
  const extractId = await system(demo, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select extract_id as id from research.approval where id = ${approval}`.execute(tx);
    return rows[0]!.id;
  });
  await bring(demo, 'analysis', draft.question, researcher, (tx) =>
    runAnalysisIn(tx, { siteId, id: extractId }, draft, year),
  );
}

async function bringRelease(
  demo: Demo,
  project: string,
  { title, why, analyses }: (typeof demoReleases)[keyof typeof demoReleases],
  { review }: { review: boolean },
): Promise<string> {
  const { siteId, year } = demo;
  const analysisIds: string[] = [];
  for (const question of analyses) analysisIds.push((await find(demo, 'analysis', question))!.id);
  const { id, state } = await bring(demo, 'release', title, researcher, (tx) =>
    requestReleaseIn(tx, { siteId, id: project }, { title, why, analysisIds }, year),
  );
  if (review && state === 'requested')
    await as(demo, analyst, (tx) =>
      releaseResultsIn(tx, { siteId, id }, { reason: 'Demo review: nothing small in it.' }),
    );
  return id;
}

async function bringDeliverable(demo: Demo, project: string, releaseId: string): Promise<void> {
  const { siteId, year } = demo;
  const { title } = demoDeliverable;
  const { id, state } = await bring(demo, 'deliverable', title, researcher, (tx) =>
    writeDeliverableIn(tx, { siteId, id: project }, { ...demoDeliverable, releaseId }, year),
  );
  if (state === 'draft')
    await as(demo, researcher, (tx) => moveRecordIn(tx, 'deliverable', { siteId, id }, { move: 'deliver' }));
}

/** The record of this title, made by the person if it is not there yet. */
async function bring(
  demo: Demo,
  table: Table,
  title: string,
  by: DemoRole,
  make: (tx: Tx) => Promise<Outcome<{ id: string }>>,
): Promise<Standing> {
  const found = await find(demo, table, title);
  if (found) return found;
  await as(demo, by, make);
  return (await find(demo, table, title))!;
}

const titleOf: Partial<Record<Table, string>> = { connection: 'topic', analysis: 'question' };

function find(demo: Demo, table: Table, title: string): Promise<Standing | undefined> {
  return system(demo, async (tx) => {
    const state = table === 'analysis' ? sql`''` : sql`state`;
    const { rows } = await sql<Standing>`
      select id, ${state} as state from ${sql.table(`research.${table}`)}
      where site_id = ${demo.siteId} and ${sql.ref(titleOf[table] ?? 'title')} = ${title}
      order by id limit 1`.execute(tx);
    return rows[0];
  });
}

function system<T>({ services }: Demo, work: (tx: Tx) => Promise<T>): Promise<T> {
  return services.database.asSystem('the demo asks whether it was loaded before', work);
}

async function as<T>(
  { services }: Demo,
  role: DemoRole,
  work: (tx: Tx) => Promise<Outcome<T>>,
): Promise<void> {
  await services.database.as({ personId: demoPeople[role] }, async (tx) => expectValue(await work(tx)));
}
