import { BarChart } from '#web/design/charts/BarChart.tsx';
import { LorenzChart } from '#web/design/charts/LorenzChart.tsx';
import { type Series, SeriesChart } from '#web/design/charts/SeriesChart.tsx';
import { percentText } from '#web/design/formats.ts';
import type { RunResult } from '../contract.ts';

type Exhibit = RunResult['exhibits'][number];
type ExhibitOf<K extends Exhibit['kind']> = Extract<Exhibit, { kind: K }>;
type Common = { question: string; finding: string; dataDate?: string };

type Props = { exhibit: Exhibit; result: RunResult; name: string };

/** A chart of a run: the question it answers, the finding as its title, its band drawn, its figures under it. */
export function ExhibitView({ exhibit, result, name }: Props) {
  const common: Common = {
    question: exhibit.question,
    finding: exhibit.kind === 'concentration' ? result.sentence : exhibit.title,
    ...(result.dataDate ? { dataDate: result.dataDate } : {}),
  };
  const file = `${name}-${exhibit.key}`;
  if (exhibit.kind === 'series') return <SeriesExhibit exhibit={exhibit} common={common} name={file} />;
  if (exhibit.kind === 'bars') return <BarsExhibit exhibit={exhibit} common={common} name={file} />;
  if (exhibit.kind === 'concentration')
    return <ConcentrationExhibit exhibit={exhibit} common={common} name={file} />;
  return null;
}

function SeriesExhibit({
  exhibit,
  common,
  name,
}: {
  exhibit: ExhibitOf<'series'>;
  common: Common;
  name: string;
}) {
  const incomplete = exhibit.lines.some(({ points }) => points.some((point) => point.incomplete));
  return (
    <SeriesChart
      {...common}
      name={name}
      unit={exhibit.unit}
      kind={exhibit.mark}
      series={exhibit.lines.map(seriesOf)}
      {...(exhibit.intervalLabel ? { bandLabel: exhibit.intervalLabel } : {})}
      marks={(exhibit.marks ?? []).map(({ at, label }) => ({ at: dayOf(at), label }))}
      {...(incomplete ? { note: 'The last month is incomplete.' } : {})}
    />
  );
}

function seriesOf({ label, points }: ExhibitOf<'series'>['lines'][number]): Series {
  return {
    name: label,
    points: points.map(({ at, value, low, high }) => ({
      at: dayOf(at),
      value,
      ...(typeof low === 'number' && typeof high === 'number' ? { low, high } : {}),
    })),
  };
}

function BarsExhibit({
  exhibit,
  common,
  name,
}: {
  exhibit: ExhibitOf<'bars'>;
  common: Common;
  name: string;
}) {
  const rows = exhibit.rows.map(({ label, value, low, high, emphasis }) => ({
    label,
    value,
    ...(typeof low === 'number' && typeof high === 'number' ? { low, high } : {}),
    ...(emphasis ? { emphasis } : {}),
  }));
  const hasInterval = rows.some(({ low }) => low !== undefined);
  return (
    <BarChart
      {...common}
      name={name}
      unit={exhibit.unit}
      rows={rows}
      {...(hasInterval
        ? { note: 'The lines are 95% intervals: what chance alone would make of such counts.' }
        : {})}
    />
  );
}

function ConcentrationExhibit({
  exhibit,
  common,
  name,
}: {
  exhibit: ExhibitOf<'concentration'>;
  common: Common;
  name: string;
}) {
  return (
    <LorenzChart
      {...common}
      name={name}
      points={exhibit.points.map(({ places, events }) => ({ places, incidents: events }))}
      reading={exhibit.readings.map(({ places, events }) => ({
        places,
        incidents: events,
        label: `${percentText(places)} hold ${percentText(events)}`,
      }))}
      placesLabel={`Share of ${exhibit.placeNoun}`}
      incidentsLabel={`Share of ${exhibit.eventNoun}`}
    />
  );
}

/** `2024` and `2024-03` are named by their first day. */
function dayOf(at: string): string {
  return (
    `${at}-01-01`.slice(0, 4) +
    (at.length > 4 ? at.slice(4, 7) : '-01') +
    (at.length > 7 ? at.slice(7) : '-01')
  );
}
