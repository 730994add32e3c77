/** A small plain-CSV file of made-up shootings in Philadelphia, with three rows a reader has to mend. */
export type ShootingFile = { name: string; text: string; rows: number };

const HEADER = 'report,when,fatal,block,lon,lat';
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024];
const A_MONTH = 12;

/** A day that does not exist, an outcome nobody mapped, a point far west. */
const faulty = [
  'JOURNEY-A,2024-02-30 22:15:00,N,900 DEMO ST,-75.14,39.99',
  'JOURNEY-B,2024-03-03 21:00:00,MAYBE,900 DEMO ST,-75.14,39.99',
  'JOURNEY-C,2024-03-04 23:30:00,N,900 DEMO ST,-80.00,39.99',
];

export function shootingFile(name = 'demo-shootings.csv'): ShootingFile {
  const sound = YEARS.flatMap((year) => monthsOf(year));
  return { name, text: `${[HEADER, ...sound, ...faulty].join('\n')}\n`, rows: sound.length + faulty.length };
}

/** The same file over many times as many rows, for what must be seen while it is still being read. */
export function longShootingFile(rows: number): ShootingFile {
  const lines = Array.from({ length: rows }, (_, i) => rowOf(i, 2016 + (i % 8), 1 + (i % 12), 1 + (i % 28)));
  return { name: 'long-shootings.csv', text: `${[HEADER, ...lines].join('\n')}\n`, rows };
}

function monthsOf(year: number): string[] {
  return Array.from({ length: 12 * A_MONTH }, (_, i) =>
    rowOf((year - 2000) * 1000 + i, year, 1 + Math.floor(i / A_MONTH), 1 + (i % 28)),
  );
}

function rowOf(i: number, year: number, month: number, day: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const lon = (-75.16 + (i % 37) * 0.0011).toFixed(6);
  const lat = (39.97 + (i % 23) * 0.0013).toFixed(6);
  return `DEMO-${i},${year}-${two(month)}-${two(day)} ${two(i % 24)}:${two(i % 60)}:00,${i % 5 === 0 ? 'Y' : 'N'},${100 * (i % 30)} DEMO ST,${lon},${lat}`;
}
