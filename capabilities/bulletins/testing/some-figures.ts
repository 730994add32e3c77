import type { BulletinFigures, DataQuality, Episode, Period, WatchedSeries } from '../contract.ts';
import { addDays } from '../drafting/due-week.ts';

export const falseAlarms = { perYear: 0.05, low: 0.03, high: 0.08, years: 400, seed: 1 };

/** Figures as analysis gives them, small enough to read; tests say what differs. */
export function someFigures(
  week: Period,
  { count = 20, episode = null }: { count?: number; episode?: Episode | null } = {},
): BulletinFigures {
  const band = { expected: 18, low: 9, high: 29, level: 0.95, periods: 52, overdispersed: false };
  const counted = { count, low: count * 0.7, high: count * 1.4, victims: count + 3 };
  const weeks = Array.from({ length: 26 }, (_, i) => ({
    from: addDays(week.from, -7 * (25 - i)),
    count: i === 25 ? count : 18,
    low: 5,
    high: 34,
  }));
  const series = (key: string, label: string, outside: Episode | null): WatchedSeries => ({
    key,
    label,
    weeklyMean: 18,
    level: 0.998,
    weeks,
    falseAlarms,
    episode: outside,
  });
  return {
    week,
    noun: 'shootings',
    used: 12_345,
    setAside: [{ reason: 'Left out by rule: looks like an officer-involved shooting', count: 12 }],
    recent: [7, 28].map((days) => ({
      days,
      period: { from: addDays(week.to, 1 - days), to: week.to },
      ...counted,
      band,
      position: 'within',
    })),
    yearToDate: {
      year: Number(week.to.slice(0, 4)),
      period: { from: `${week.to.slice(0, 4)}-01-01`, to: week.to },
      ...counted,
      earlier: [{ year: Number(week.to.slice(0, 4)) - 1, count: 22 }],
      band: { ...band, periods: 1 },
      position: 'within',
      lastYear: { count: 22, z: -0.4, notable: false },
    },
    weeks,
    places: [
      {
        kind: 'district',
        cellSize: null,
        before: { from: addDays(week.to, -391), to: addDays(week.to, -364) },
        after: { from: addDays(week.to, -27), to: week.to },
        tested: 12,
        tooFew: 3,
        unplaced: 1,
        level: 0.05,
        places: [
          { place: 'District 9', before: 1, after: 12, p: 0.0012, stands: true, care: null },
          { place: 'District 12', before: 8, after: 6, p: 0.6, stands: false, care: 'A hospital’s block' },
        ],
      },
    ],
    nearRepeat: {
      period: { from: addDays(week.to, -363), to: week.to },
      events: 812,
      permutations: 499,
      seed: 1,
      bands: [
        { metres: '[0,125]', days: '[0,7]', pairs: 14, expected: 6.2, p: 0.002, stands: true },
        { metres: '(125,250]', days: '[0,7]', pairs: 9, expected: 8.8, p: 0.51, stands: false },
      ],
      windowMetres: 125,
      windowDays: 7,
      windows: [{ place: 'District 9, cell 1596', since: week.to, until: addDays(week.to, 7) }],
    },
    watched: [series('site', 'Whole site', null), series('district:9', 'District 9', episode)],
    codeVersion: 'psp 0.1.0, statistics 0.1.0',
  };
}

export function anEpisode(week: Period, weeksOutside = 1): Episode {
  return {
    direction: 'above',
    firstWeek: addDays(week.from, -7 * (weeksOutside - 1)),
    lastWeek: week.from,
    count: 40,
    low: 5,
    high: 34,
    expected: 18,
  };
}

export const someQuality: DataQuality = {
  takenOn: '2026-11-23',
  lastDay: '2026-11-22',
  acceptedAt: '2026-11-23T12:00:00.000Z',
  rowsRead: 16_484,
  rowsSetAside: 1,
  versions: 1,
  arrivals: null,
};
