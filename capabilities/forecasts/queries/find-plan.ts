import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Plan, PlanDraft } from '../contract.ts';
import { stateOn } from '../schedule/state-on.ts';
import type { PlanState } from '../states.ts';
import { newestBacktest } from './newest-backtest.ts';
import { periodsOf } from './periods-of-plan.ts';

type Row = PlanDraft & {
  id: string;
  number: string;
  state: PlanState;
  stateSince: Date;
  studyCells: number;
  namedCells: number;
  revision: number;
  author: string;
  signedBy: string | null;
  signedAt: Date | null;
  statement: string | null;
  liveFrom: string | null;
};

/** One plan with its test, its periods, and everything that happened to it. */
export async function findPlan(
  tx: Tx,
  target: { siteId: string; id: string },
  today: Day,
): Promise<Plan | null> {
  const row = await planRow(tx, target);
  if (!row) return null;
  const { timeline, iMade } = await historyOf(tx, 'forecast-plan', target.id);
  return {
    id: row.id,
    number: row.number,
    state: stateOn(row.state, row.endsOn, today),
    stateSince: row.stateSince.toISOString(),
    title: row.title,
    endsOn: row.endsOn,
    author: row.author,
    draft: draftOf(row),
    area: areaOf(row),
    revision: row.revision,
    signedBy: row.signedBy,
    signedAt: row.signedAt?.toISOString() ?? null,
    statement: row.statement,
    liveFrom: row.liveFrom,
    backtest: await newestBacktest(tx, target.id),
    periods: await periodsOf(tx, target.id),
    iMade,
    timeline,
  };
}

async function planRow(tx: Tx, { siteId, id }: { siteId: string; id: string }): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select p.id, p.number, p.state, p.state_since as "stateSince", p.title, p.outcome, p.cell_size as "cellSize",
      p.share, p.study_cells as "studyCells", p.named_cells as "namedCells", p.method, p.bandwidth,
      p.half_life as "halfLife", p.horizon_days as "horizonDays", p.train_days as "trainDays",
      p.test_periods as "testPeriods", p.purposes, p.purpose, p.patrol_conditions as "patrolConditions",
      p.ends_on as "endsOn", p.revision, coalesce(identity.name_of(p.author_id), 'A colleague') as author,
      case when p.signed_by is not null then coalesce(identity.name_of(p.signed_by), 'A colleague') end as "signedBy",
      p.signed_at as "signedAt", p.statement, p.live_from as "liveFrom"
    from forecasts.plan p
    where p.id = ${id} and p.site_id = ${siteId}`.execute(tx);
  return rows[0];
}

function draftOf(row: Row): PlanDraft {
  const { title, outcome, cellSize, share, method, bandwidth, halfLife } = row;
  const { horizonDays, trainDays, testPeriods, purposes, purpose, patrolConditions, endsOn } = row;
  return {
    ...{ title, outcome, cellSize, share, method, bandwidth, halfLife, horizonDays, trainDays, testPeriods },
    ...{ purposes, purpose, patrolConditions, endsOn },
  };
}

function areaOf({ studyCells, namedCells, cellSize }: Row): Plan['area'] {
  return {
    studyCells,
    namedCells,
    cellSquareFeet: (cellSize / 0.3048) ** 2,
    squareMiles: namedCells * (cellSize / 1609.344) ** 2,
  };
}
