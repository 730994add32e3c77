import { PlaceMap } from '#web/design/map/PlaceMap.tsx';
import type { ValueClass } from '#web/design/map/places.ts';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type ForecastPeriod, ForecastPlaces, type PeriodForecast, type Plan } from '../contract.ts';

/** In one period a cell hardly ever has to expect a whole incident. */
const PERIODS = 10;

type Cell = ForecastPlaces['features'][number]['properties'];
type Props = { plan: Plan; period: ForecastPeriod; forecast: PeriodForecast };

/** The named cells on a map, with the same cells as a list that needs no mouse. */
export function ForecastCells({ plan, period, forecast }: Props) {
  const site = useSite();
  const path = `/api/sites/${site.slug}/forecasts/${plan.id}/periods/${period.id}/places`;
  const query = useApiQuery(path, ForecastPlaces);
  const before = new Map(forecast.cells.map((cell) => [cell.cell, cell.before]));
  return (
    <QueryStates query={query} what="the cells">
      {(places) => (
        <PlaceMap
          name={`${plan.number}-period-${period.ordinal}`}
          question="Which places does the forecast name?"
          finding={overlapText(forecast)}
          places={places}
          keyFrom={(cell: Cell) => String(cell.cell)}
          valueFrom={(cell: Cell) => (cell.expected ?? 0) * PERIODS}
          labelFrom={(cell: Cell) => labelOf(cell, before.get(cell.cell) ?? null)}
          classes={classesOf(forecast)}
          {...(places.boundary ? { boundary: places.boundary } : {})}
          legendTitle={`Incidents to expect in ${PERIODS} such periods`}
          dataDate={forecast.trainedThrough}
          list="Cells, highest first"
          note="Named by place alone: nothing here is known of any person."
        />
      )}
    </QueryStates>
  );
}

export function overlapText({ cells, overlap }: PeriodForecast): string {
  if (overlap === cells.length) return `All ${cells.length} cells are those that plain counts name`;
  return `${overlap} of ${cells.length} cells are those that plain counts name`;
}

function labelOf({ cell, rank, chosenBy }: Cell, before: number | null): string {
  if (rank === null) return `Cell ${cell}, named by plain counts only`;
  const also = chosenBy === 'both' ? ', also named by plain counts' : '';
  return `${rank}. Cell ${cell}, ${before} recorded before${also}`;
}

function classesOf({ cells }: PeriodForecast): ValueClass[] {
  const most = PERIODS * Math.max(...cells.map(({ expected }) => expected));
  const bound = (share: number) => Math.round(most * share * 10) / 10;
  return [
    { from: 0, label: 'plain counts only', colour: '#e5a000' },
    { from: 1e-6, label: `under ${bound(0.4)}` },
    { from: bound(0.4), label: `${bound(0.4)} to ${bound(0.7)}` },
    { from: bound(0.7), label: `${bound(0.7)} and more` },
  ];
}
