import type { BulletinFigures } from '#capabilities/bulletins/contract.ts';
import { countedUntil, type FiguresInput } from './input.ts';
import { nearRepeat } from './near-repeat.ts';
import { cellChanges, districtChanges } from './place-changes.ts';
import { countedToDate, recentCounts } from './recent-counts.ts';
import { watchedSeries } from './watched-series.ts';

/**
 * The figures of one week’s bulletin. Pure: no clock, no database, no randomness but a fixed seed, so that the
 * same site, week and data version always give the same figures.
 */
export function computeFigures(input: FiguresInput): BulletinFigures {
  const { week, firstDay, geography, flagRules } = input;
  const { records: events, setAside } = countedUntil(input, input.events, 'events');
  const { records: victims } = countedUntil(input, input.victims, 'victims');
  const counts = { events, victims, week, firstDay };
  const watched = watchedSeries(events, week, firstDay);
  const places = [
    districtChanges(events, week, firstDay),
    cellChanges(events, week, firstDay, geography, flagRules),
  ];
  return {
    week,
    noun: 'shootings',
    used: events.days.length,
    setAside: setAside.filter(({ reason }) => reason !== 'Outside the period'),
    recent: recentCounts(counts),
    yearToDate: countedToDate(counts),
    weeks: watched.find(({ key }) => key === 'site')?.weeks ?? [],
    places: places.filter((one) => one !== null),
    nearRepeat: nearRepeat(events, week, firstDay, geography, flagRules),
    watched,
    codeVersion: input.codeVersion,
  };
}
