import type { ExtractRow } from '../data-use/contract.ts';
import { deidentification } from '../data-use/deidentification.ts';
import { type CountResult, type Dimension, dimensions, type InsideRecipe } from './contract.ts';

type CountRecipe = Extract<InsideRecipe, { method: 'counts' }>;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const readers: Record<Dimension, (row: ExtractRow) => string | null> = {
  year: ({ occurredOn }) => occurredOn.slice(0, 4),
  month: ({ occurredOn }) => occurredOn.slice(0, 7),
  weekday: ({ occurredOn }) => weekdays[(new Date(`${occurredOn}T00:00:00Z`).getUTCDay() + 6) % 7]!,
  dayPart: ({ dayPart }) => dayPart,
  district: ({ district }) => district,
  ageBand: ({ ageBand }) => ageBand,
  sex: ({ sex }) => sex,
  race: ({ race }) => race,
};

/** People shot, by one thing; those whose value the extract does not tell are counted beside. */
export function countPeople(rows: readonly ExtractRow[], recipe: CountRecipe): CountResult {
  const { by } = recipe;
  const inPeriod = rows.filter(({ occurredOn }) => occurredOn >= recipe.from && occurredOn <= recipe.to);
  const counts = new Map(valuesWithin(recipe).map((value) => [value, { died: 0, survived: 0, total: 0 }]));
  let unknown = 0;
  for (const row of inPeriod) {
    const value = readers[by](row);
    if (value === null) {
      unknown += 1;
      continue;
    }
    const count = counts.get(value) ?? { died: 0, survived: 0, total: 0 };
    counts.set(value, count);
    count[row.fatal ? 'died' : 'survived'] += 1;
    count.total += 1;
  }
  return {
    kind: 'counts',
    by,
    caption: `People shot, ${recipe.from} to ${recipe.to}, by ${dimensions[by].toLowerCase()}`,
    rows: [...counts]
      .sort(([a], [b]) => order(by, a) - order(by, b) || a.localeCompare(b, 'en', { numeric: true }))
      .map(([key, count]) => ({ key, label: key, ...count })),
    total: inPeriod.length,
    unknown,
  };
}

/** Months and years without anybody shot are counts too: zero. */
function valuesWithin({ by, from, to }: CountRecipe): string[] {
  if (by !== 'month' && by !== 'year') return [];
  const values: string[] = [];
  const [lastYear, lastMonth] = [Number(to.slice(0, 4)), Number(to.slice(5, 7))];
  for (let year = Number(from.slice(0, 4)), month = Number(from.slice(5, 7)); ; ) {
    if (year > lastYear || (by === 'month' && year === lastYear && month > lastMonth)) return values;
    values.push(by === 'year' ? String(year) : `${year}-${String(month).padStart(2, '0')}`);
    if (by === 'year' || month === 12) {
      year += 1;
      month = 1;
    } else month += 1;
  }
}

function order(by: Dimension, value: string): number {
  if (by === 'weekday') return weekdays.indexOf(value);
  if (by === 'dayPart') return (deidentification.dayParts as readonly string[]).indexOf(value);
  if (by === 'ageBand') return deidentification.ageBands.findIndex(({ label }) => label === value);
  return 0;
}
