import { sql } from 'kysely';
import { openObjectives } from '#capabilities/planning/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Failure, FieldProblem } from '#platform/outcome/outcome.ts';
import { needsLetter, type RequestText } from '../contract.ts';
import { failWith } from '../errors.ts';
import type { Target } from './keep-ledger.ts';

type Refusal = { ok: false; failure: Failure };

/** What a draft can’t say even while it is being written; `null` when it may be saved. */
export async function faultOfText(tx: Tx, siteId: string, text: RequestText): Promise<Refusal | null> {
  const { primaryCoreArea, coreAreas, objectiveId } = text;
  const named = [...(primaryCoreArea ? [primaryCoreArea] : []), ...coreAreas];
  if (new Set(named).size < named.length)
    return failWith('assistance.areas-do-not-fit', {}, [
      { field: 'coreAreas', message: 'names an area twice', mend: 'Leave it out once.' },
    ]);
  const { rows } = await sql<{ key: string }>`
    select key from program.core_area where key = any (${named}::text[])`.execute(tx);
  if (rows.length < named.length)
    return failWith('assistance.areas-do-not-fit', {}, [
      { field: 'primaryCoreArea', message: 'is not a core area', mend: 'Choose one from the list.' },
    ]);
  if (objectiveId && !(await openObjectives(tx, siteId)).some(({ id }) => id === objectiveId))
    return failWith('assistance.objective-unknown', {});
  return null;
}

type Held = {
  title: string;
  problem: string;
  wantedOutcome: string;
  primaryCoreArea: string | null;
  intensity: RequestText['intensity'];
  hasLetter: boolean;
};

/** What is needed before the program can act: everything at once, so that nobody submits four times. */
export async function faultOfSubmission(tx: Tx, target: Target): Promise<Refusal | null> {
  const { rows } = await sql<Held>`
    select r.title, r.problem, r.wanted_outcome as "wantedOutcome", r.primary_core_area as "primaryCoreArea",
      r.intensity,
      exists (
        select from assistance.letter l where l.request_id = r.id and l.replaced_at is null
      ) as "hasLetter"
    from assistance.request r
    where r.id = ${target.id} and r.site_id = ${target.siteId}`.execute(tx);
  const problems = rows[0] ? missingIn(rows[0]) : [];
  return problems.length > 0 ? failWith('assistance.incomplete', {}, problems) : null;
}

const ENOUGH_WORDS = 20;

export function missingIn(request: Held): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const ask = (field: string, message: string, mend: string) => problems.push({ field, message, mend });
  if (request.title.trim().length < 5) ask('title', 'is too short', 'Say in a few words what you need.');
  if (!request.primaryCoreArea) ask('primaryCoreArea', 'is missing', 'Choose the area it is mostly about.');
  if (request.problem.trim().length < ENOUGH_WORDS)
    ask('problem', 'is missing or too short', 'Describe the problem in two or three sentences.');
  if (request.wantedOutcome.trim().length < ENOUGH_WORDS)
    ask('wantedOutcome', 'is missing or too short', 'Say what should be different afterwards.');
  if (needsLetter(request.intensity) && !request.hasLetter)
    ask('letter', 'is missing', 'Add a letter of support, signed by your agency’s executive.');
  return problems;
}
