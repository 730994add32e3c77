import { analysisChoices, currentDataVersion, forecastArea } from '#capabilities/analysis/server.ts';
import { addDays, type Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { LONGEST_LIFE_DAYS } from '../commands/check-plan.ts';
import type { PlanOptions } from '../contract.ts';

const CELL_TO_MEASURE_BY = 100;

/** What a new plan can choose from, and how large the studied area is. */
export async function planOptions(tx: Tx, siteId: string, today: Day): Promise<PlanOptions> {
  const { outcomes } = await analysisChoices(tx, siteId);
  const version = await currentDataVersion(tx, siteId);
  const area = await forecastArea(tx, siteId, { cellSize: CELL_TO_MEASURE_BY, share: 0.5 });
  return {
    outcomes: outcomes.map(({ value, label }) => ({ value, label })),
    dataLabel: version?.label ?? null,
    dataDate: version?.dataDate ?? version?.period.to ?? null,
    squareMetres: area && area.studyCells * CELL_TO_MEASURE_BY ** 2,
    latestEnd: addDays(today, LONGEST_LIFE_DAYS),
  };
}
