import { fixedText, measureDigits } from '../figures/numbers.ts';
import { formatsIn } from '../formats.ts';
import type { Column } from '../parts/columns.ts';

export type SeriesPoint = {
  /** A day, `2025-01-01`; a month or week is named by its first day. */
  at: string;
  value: number | null;
  low?: number;
  high?: number;
};

export type Series = { name: string; points: readonly SeriesPoint[] };

export type Step = 'day' | 'week' | 'month' | 'year';

const stepDays: Record<Step, number> = { day: 1, week: 7, month: 30.4, year: 365.25 };

export function dated(point: SeriesPoint, step: Step = 'day') {
  const date = new Date(point.at);
  return { ...point, date, middle: new Date(date.getTime() + stepDays[step] * 43_200_000) };
}

/** What a point stands for, in words: its month, its week. */
export function nameOf(at: string, step: Step): string {
  const formats = formatsIn('UTC');
  if (step === 'year') return at.slice(0, 4);
  if (step === 'month') return formats.month(at);
  return step === 'week' ? `week of ${formats.date(at)}` : formats.date(at);
}

/** The width of a bar: the usual distance between two points. */
export function stepOf(points: readonly SeriesPoint[]): Step {
  const days = points
    .slice(1)
    .map(
      (point, index) => (Date.parse(point.at) - Date.parse((points[index] as SeriesPoint).at)) / 86_400_000,
    )
    .sort((one, other) => one - other);
  const usual = days[Math.floor(days.length / 2)] ?? 1;
  if (usual > 300) return 'year';
  if (usual > 27) return 'month';
  return usual > 6 ? 'week' : 'day';
}

export type SeriesRow = { at: string; values: (SeriesPoint | undefined)[] };

export function rowsOf(series: readonly Series[]): SeriesRow[] {
  const days = [...new Set(series.flatMap((one) => one.points.map((point) => point.at)))].sort();
  const byDay = series.map((one) => new Map(one.points.map((point) => [point.at, point])));
  return days.map((at) => ({ at, values: byDay.map((points) => points.get(at)) }));
}

export function columnsOf(series: readonly Series[]): Column<SeriesRow>[] {
  const step = stepOf(series[0]?.points ?? []);
  const columns: Column<SeriesRow>[] = [
    {
      key: 'at',
      label: 'Time',
      value: (row) => row.at,
      render: (row) => nameOf(row.at, step),
      sortable: true,
    },
  ];
  for (const [index, one] of series.entries()) {
    columns.push({ ...measure(one, index, 'value', one.name), sortable: true });
    if (!one.points.some((point) => point.low !== undefined)) continue;
    columns.push(measure(one, index, 'low', 'Low'), measure(one, index, 'high', 'High'));
  }
  return columns;
}

function measure(
  series: Series,
  index: number,
  what: 'value' | 'low' | 'high',
  label: string,
): Column<SeriesRow> {
  const digits = measureDigits(series.points.map((point) => point[what]));
  const valueIn = (row: SeriesRow) => row.values[index]?.[what];
  return {
    key: `${what}${index}`,
    label,
    value: valueIn,
    render: (row) => {
      const value = valueIn(row);
      return typeof value === 'number' ? fixedText(value, digits) : '—';
    },
    align: 'end',
  };
}
