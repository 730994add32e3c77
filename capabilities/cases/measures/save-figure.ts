import { z } from 'zod';
import { answerBrought, type BroughtAnswer, startBroughtIn } from '#capabilities/analysis/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { type Measure, MeasureChoice, MeasureKey, type MeasureSaved } from './contract.ts';
import { readMeasure } from './queries/read-measure.ts';

const METHOD = 'case-measures';
const Parameters = z.object({ measure: MeasureKey, choice: MeasureChoice });

/** Asks for a run of this measure on the facts as they are, from which a finding can be drafted. */
export async function saveFigureIn(
  tx: Tx,
  asked: { siteId: string; key: MeasureKey; choice: MeasureChoice },
  year: number,
): Promise<Outcome<z.infer<typeof MeasureSaved>>> {
  const measure = await readMeasure(tx, asked);
  if (!measure) return failWith('cases.nothing-measured', {});
  return startBroughtIn(
    tx,
    asked.siteId,
    {
      question: measure.question,
      method: METHOD,
      unit: 'cases',
      versionId: measure.data.versionId,
      dataLabel: labelOf(measure),
      filter: { outcome: 'cases', period: periodOf(measure), districts: [] },
      parameters: { measure: asked.key, choice: asked.choice },
    },
    year,
  );
}

/** Carries out what was asked, also after the process that was asked has died. */
export const answerMeasureJob = declareJob<{ runId: string }>({
  name: 'cases.answer-measure',
  startedBy: [{ kind: 'analysis.run-requested', input: (event) => ({ runId: event.subject.id }) }],
  run: ({ runId }, services) => answerMeasure(services, runId),
});

export function answerMeasure(services: Pick<Services, 'database'>, runId: string): Promise<void> {
  return answerBrought(services, { runId, method: METHOD }, async ({ siteId, recipe }) => {
    const { measure: key, choice } = Parameters.parse(recipe.parameters);
    const measure = await services.database.asSystem('a run over cases is answered', (tx) =>
      readMeasure(tx, { siteId, key, choice }),
    );
    return answerOf(measure, recipe.versionId);
  });
}

/**
 * Facts are not kept once they changed: what was sealed or expunged has to leave every version. A run on facts that
 * are no longer there has no answer, and says so.
 */
function answerOf(measure: Measure | null, versionId: string): BroughtAnswer {
  if (!measure || measure.data.versionId !== versionId) {
    return {
      reason: 'The cases have changed since this was asked, and earlier facts are not kept.',
      mend: 'Save the figure again from the measures of cases.',
    };
  }
  const { question, sentence, figures, table, explanation, assumptions, cannotShow, data } = measure;
  return {
    result: {
      ...{
        method: METHOD,
        question,
        sentence,
        unit: 'cases',
        figures,
        table,
        explanation,
        assumptions,
        cannotShow,
      },
      period: periodOf(measure),
      dataDate: data.asOf,
      used: data.facts,
      setAside: [],
      exhibits: exhibitsOf(measure),
      surface: null,
    },
  };
}

function exhibitsOf({
  bars,
  question,
  title,
}: Measure): Extract<BroughtAnswer, { result: unknown }>['result']['exhibits'] {
  const rows = (bars?.rows ?? []).flatMap(({ value, ...row }, i) =>
    value === null ? [] : [{ ...row, key: `row-${i}`, value, emphasis: false }],
  );
  if (!bars || rows.length === 0) return [];
  return [
    { kind: 'bars', key: 'bars', title, question, unit: bars.unit, counts: bars.unit !== 'share', rows },
  ];
}

function labelOf({ data }: Measure): string {
  return `Facts of ${data.facts.toLocaleString('en-US')} defendants, ${data.asOf}, ${data.factsHash.slice(0, 12)}`;
}

/** From the year that was chosen, or from all complaints, to the day of the data. */
function periodOf({ choice, data }: Measure): { from: string; to: string } {
  return { from: `${choice.year ?? 1900}-01-01`, to: data.asOf };
}
