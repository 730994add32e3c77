import type { Services } from '#platform/http/capability.ts';
import { declareJob, type JobContext } from '#platform/jobs/declare.ts';
import { IncidentUnit, StudiedMethod, studiedMethods } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { IncidentsData } from '../incidents-data.ts';
import type { MethodInput } from '../methods/method.ts';
import { KeptRecords } from './kept-records.ts';
import { runInWorker, type WorkerOutcome } from './run-in-worker.ts';
import { type ClaimedRun, runLedger } from './run-ledger.ts';

const RETRIES = 2;
const BETWEEN_LOOKS_MS = 500;

type Ledger = ReturnType<typeof runLedger>;

/** Carries out a run in a thread. Doing it twice does no harm: a run that has ended is left as it is. */
export function runAnalysisJob(incidents: IncidentsData) {
  const data = { incidents, kept: new KeptRecords() };
  return declareJob<{ runId: string }>({
    name: 'analysis.run',
    startedBy: [{ kind: 'analysis.run-requested', input: (event) => ({ runId: event.subject.id }) }],
    retries: RETRIES,
    run: ({ runId }, services, context) => carryOut(runId, data, services, context),
  });
}

type Data = { incidents: IncidentsData; kept: KeptRecords };

async function carryOut(runId: string, data: Data, services: Services, context: JobContext): Promise<void> {
  const ledger = runLedger(services.database);
  const run = await ledger.claim(runId, studiedMethods);
  if (!run) return;
  try {
    await ledger.progress(run, 'Reading the data version', 0);
    const outcome = await analyse(run, await readInput(run, data, services), ledger, context.signal);
    await settle(run, outcome, ledger, context.signal);
  } catch (error) {
    if (context.attempt <= RETRIES) throw error;
    await ledger.fail(run, failWith('analysis.run-broke', {}).failure);
  }
}

async function readInput(
  run: ClaimedRun,
  { incidents, kept }: Data,
  { database }: Services,
): Promise<MethodInput> {
  const { siteId, geography, recipe } = run;
  return database.asSystem('an analysis run reads the data version its recipe names', async (tx) => {
    const { versionId } = recipe;
    const [method, unit] = [StudiedMethod.parse(recipe.method), IncidentUnit.parse(recipe.unit)];
    const version = await incidents.version(tx, siteId, versionId);
    const ruleIds = recipe.flagRules.map(({ id }) => id);
    const key = JSON.stringify([siteId, versionId, unit, ruleIds]);
    const records = await kept.records(key, () =>
      incidents.records(tx, { siteId, versionId, unit, ruleIds }),
    );
    return { recipe: { ...recipe, method, unit }, geography, records, dataDate: version?.dataDate ?? null };
  });
}

/** Watches for a wish to stop while the thread works, and tells how far it has come at most twice a second. */
async function analyse(
  run: ClaimedRun,
  input: MethodInput,
  ledger: Ledger,
  shutdown: AbortSignal,
): Promise<WorkerOutcome> {
  const stop = new AbortController();
  let told: Promise<unknown> = Promise.resolve();
  let toldAt = 0;
  const progress = (stage: string, share: number) => {
    if (performance.now() - toldAt < BETWEEN_LOOKS_MS) return;
    toldAt = performance.now();
    told = told.then(() => ledger.progress(run, stage, share)).catch(() => {});
  };
  const watch = setInterval(() => {
    ledger.isStopWanted(run).then(
      (wanted) => wanted && stop.abort(),
      () => {},
    );
  }, BETWEEN_LOOKS_MS);
  try {
    if (await ledger.isStopWanted(run)) return { kind: 'stopped' };
    return await runInWorker(input, progress, AbortSignal.any([stop.signal, shutdown]));
  } finally {
    clearInterval(watch);
    await told;
  }
}

async function settle(
  run: ClaimedRun,
  outcome: WorkerOutcome,
  ledger: Ledger,
  shutdown: AbortSignal,
): Promise<void> {
  if (outcome.kind === 'result') return ledger.finish(run, outcome.result);
  if (outcome.kind === 'refused') return ledger.fail(run, failWith('analysis.unanswerable', outcome).failure);
  // Stopped because the process ends, not because a person wished it: another process takes it up.
  if (shutdown.aborted) throw new Error('The run stops here with the process and is taken up again.');
  await ledger.cancel(run);
}
