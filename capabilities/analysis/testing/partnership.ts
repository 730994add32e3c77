import { sql } from 'kysely';
import { capabilities } from '#capabilities/registry.ts';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import { analysisOn } from '../capability.ts';
import type { RecipeDraftInput } from '../contract.ts';
import type { IncidentsData } from '../incidents-data.ts';
import { runAnalysisJob } from '../running/run-job.ts';
import { incidentsOnPaper } from './incidents-on-paper.ts';
import { philadelphiaGeography } from './philadelphia.ts';

export const aQuestion: RecipeDraftInput = {
  question: 'Are shootings going up or down?',
  method: 'trend',
  filter: { outcome: 'shooting', period: { from: '2015-01-01', to: '2024-12-31' } },
};

/** A site with data on paper and its people, as tests of this capability need them. */
export async function aPartnership(incidents: IncidentsData = incidentsOnPaper) {
  const others = capabilities.filter(({ name }) => name !== 'analysis');
  const application = await testApplication([...others, analysisOn(incidents)]);
  const { services } = application;
  const site = await aSite(services, 'Testville');
  const elsewhere = await aSite(services, 'Elsewhere');
  await publishGrid(application, site.id);
  const people = {
    analyst: await aPerson(services, 'crime analyst', [site]),
    colleague: await aPerson(services, 'crime analyst', [site]),
    executive: await aPerson(services, 'site executive', [site]),
    communications: await aPerson(services, 'communications officer', [site]),
    stranger: await aPerson(services, 'crime analyst', [elsewhere]),
    detective: await aPerson(services, 'detective', [site]),
  };
  const job = runAnalysisJob(incidents);
  const carryOut = (runId: string, signal = new AbortController().signal) =>
    job.run({ runId }, services, { id: 'test', attempt: 1, signal });
  return {
    ...application,
    site,
    elsewhere,
    people,
    carryOut,
    at: (path: string) => `/api/sites/${site.slug}${path}`,
  };
}

export type Partnership = Awaited<ReturnType<typeof aPartnership>>;

/** An analyst’s finished run, through the API and the job. */
export async function aFinishedRun(
  { call, at, people, carryOut }: Partnership,
  question: RecipeDraftInput = aQuestion,
): Promise<{ analysisId: string; runId: string; number: string }> {
  const { status, body } = await call(people.analyst, 'POST', at('/analyses'), question);
  if (status !== 201) throw new Error(JSON.stringify(body));
  await carryOut(body.runId);
  return body;
}

async function publishGrid({ services }: TestApplication, siteId: string): Promise<void> {
  const { gridOrigin, boundary } = philadelphiaGeography;
  await services.database.asSystem('a published grid for a test', (tx) =>
    sql`update program.site set grid_origin_x = ${gridOrigin!.x}, grid_origin_y = ${gridOrigin!.y},
      boundary = ${JSON.stringify(boundary)}::jsonb where id = ${siteId}`.execute(tx),
  );
}
