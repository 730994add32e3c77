/** What the library refuses to answer, each with the way to mend it. */
export const statisticsErrors = {
  'argument.out-of-range': 'Give a value inside the range the message names.',
  'area.empty': 'Check that the grid covers the boundary and that both are in the same projected metres.',
  'coordinates.degrees': 'Project longitude and latitude to metres first (projectToUtm).',
  'coordinates.not-finite': 'Set rows without usable coordinates aside before the analysis.',
  'counts.not-whole': 'Give counts: whole numbers, zero or more.',
  'counts.no-variation': 'Choose a longer period or a larger area: every place has the same count.',
  'design.collinear':
    'Leave out what other columns already determine, or choose a period with enough months on both sides.',
  'edges.not-increasing': 'Give at least two edges, each larger than the one before, none below zero.',
  'grid.invalid': 'Give a finite origin, a positive cell size and whole numbers of columns and rows.',
  'model.not-converged': 'Choose a longer period or fewer explanatory columns.',
  'months.incomplete':
    'Keep to the months that are wholly reported, or estimate first what is still to come.',
  'outcome.not-listed': 'Choose one of the listed outcomes: reported by victims or confirmed by evidence.',
  'outcome.officer-initiated':
    'Officer-initiated activity measures where officers were sent. Choose an outcome reported by victims.',
  'period.empty': 'Choose a period that begins before it ends.',
  'points.too-few': 'Choose a longer period or a larger area.',
  'projection.outside-zone': 'Choose the UTM zone that covers the points.',
  'projection.unknown': 'Give a WGS 84 UTM code: EPSG:32601–32660 (north) or 32701–32760 (south).',
  'shape.mismatch': 'Give arrays of equal length.',
} as const;

export type StatisticsErrorCode = keyof typeof statisticsErrors;

/** Thrown for a question that cannot be answered honestly; `code` is stable, `mend` says what to do. */
export class StatisticsError extends Error {
  readonly code: StatisticsErrorCode;
  readonly mend: string;

  constructor(code: StatisticsErrorCode, message: string) {
    super(message);
    this.name = 'StatisticsError';
    this.code = code;
    this.mend = statisticsErrors[code];
  }
}

export function refuse(code: StatisticsErrorCode, message: string): never {
  throw new StatisticsError(code, message);
}

export function requireSameLength(a: ArrayLike<unknown>, b: ArrayLike<unknown>, what: string): void {
  if (a.length !== b.length) {
    refuse('shape.mismatch', `${what} differ in length: ${a.length} and ${b.length}.`);
  }
}

export function requireCount(value: number, what: string): void {
  if (!Number.isInteger(value) || value < 0) {
    refuse('counts.not-whole', `${what} must be a whole number, zero or more; got ${value}.`);
  }
}

/** Open interval: intervals, shares and levels make no sense at 0 or 1. */
export function requireShare(value: number, what: string): void {
  if (!(value > 0 && value < 1)) {
    refuse('argument.out-of-range', `${what} must lie between 0 and 1; got ${value}.`);
  }
}

export function requirePositive(value: number, what: string): void {
  if (!(value > 0 && Number.isFinite(value))) {
    refuse('argument.out-of-range', `${what} must be positive; got ${value}.`);
  }
}
