import { momentAt } from '#platform/clock/wall-clock.ts';
import type { FieldProblem } from '#platform/outcome/outcome.ts';
import type { FileReading, Told, Unreadable } from '../told.ts';
import { readSegment, type Segment } from './segments.ts';

/**
 * A NIBRS submission as events of police: each incident a complaint, each person arrested a defendant, an exceptional
 * clearance the end of the complaint. Names, statutes and what the prosecutor did are not in this format.
 */
export function readFlatFile(text: string, timeZone: string): FileReading {
  const reading: FileReading = { told: [], unreadable: [] };
  for (const incident of incidentsOf(text, reading.unreadable)) {
    try {
      reading.told.push(...eventsOf(incident, timeZone));
    } catch (error) {
      if (!(error instanceof IncidentRefused)) throw error;
      reading.unreadable.push(unreadable(incident[0]!, error.reason));
    }
  }
  return reading;
}

/** Lines of one incident stand in order, but those of Group B arrests and zero reports may stand between them. */
function incidentsOf(text: string, refused: Unreadable[]): Segment[][] {
  const groups = new Map<string, Segment[]>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const segment = readSegment(line, index + 1);
    if ('reason' in segment) {
      refused.push({ row: segment.row, told: { line: line.slice(0, 400) }, reasons: [segment.reason] });
    } else if (segment.level !== '0') {
      const key = `${segment.ori} ${segment.incident} ${segment.level === '7' ? 'arrest' : ''}`;
      groups.set(key, [...(groups.get(key) ?? []), segment]);
    }
  }
  return [...groups.values()];
}

class IncidentRefused extends Error {
  readonly reason: FieldProblem;
  constructor(reason: FieldProblem) {
    super(reason.message);
    this.reason = reason;
  }
}

function eventsOf(segments: Segment[], timeZone: string): Told[] {
  const first = segments[0]!;
  if (first.action === 'D') return [withdrawn(first)];
  if (first.level === '7') return groupBArrest(first, timeZone);
  const admin = segments.find(({ level }) => level === '1');
  if (!admin) {
    throw refusal(
      first,
      'level',
      'The incident has no administrative segment (level 1).',
      'Submit it whole.',
    );
  }
  const opened = openedAt(admin, timeZone);
  const head = headOf(admin);
  return [
    {
      ...head('opened', 'complaint-opened', opened),
      payload: {
        reportNumber: admin.incident,
        nibrsOffenses: unique(at(segments, '2', 37, 40)),
        victims: at(segments, '4', 70, 71).filter((type) => type === 'I' || type === 'L').length,
        suspectKnown: at(segments, '5', 37, 39).some((sequence) => sequence !== '00'),
        arrest: segments.some(({ level }) => level === '6'),
      },
    },
    ...arrested(segments, head, timeZone),
    ...exceptionally(admin, head, timeZone),
  ];
}

/** The month of the submission numbers the revisions: the same incident submitted later stands for the earlier one. */
function headOf(segment: Segment) {
  const revision = (segment.year - 1980) * 12 + segment.month;
  return (what: string, kind: string, effectiveAt: Date): Told => ({
    case: segment.incident,
    row: segment.row,
    sourceKey: `${segment.ori}/${segment.incident}/${what}`,
    revision,
    kind,
    effectiveAt,
  });
}

/** Hour of the incident, or its day alone where only the day was reported. */
function openedAt(admin: Segment, timeZone: string): Date {
  const hour = /^([01]\d|2[0-3])$/.exec(admin.text.slice(46, 48))?.[0] ?? '12';
  return dayOf(admin, 37, timeZone, `${hour}:00`);
}

function dayOf(segment: Segment, from: number, timeZone: string, time = '12:00'): Date {
  const [whole, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(segment.text.slice(from, from + 8)) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (!whole || Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) {
    const found = segment.text.slice(from, from + 8);
    throw refusal(
      segment,
      'date',
      `“${found}” is no date.`,
      'Write dates as year, month and day, such as 20261124.',
    );
  }
  return momentAt(`${year}-${month}-${day}`, time, timeZone);
}

function arrested(segments: Segment[], head: ReturnType<typeof headOf>, timeZone: string): Told[] {
  return segments
    .filter(({ level }) => level === '6')
    .map((arrest) => {
      const key = `a${arrest.text.slice(37, 39).trim()}`;
      return {
        ...head(`arrest-${key}`, 'defendant-named', dayOf(arrest, 51, timeZone)),
        row: arrest.row,
        defendantKey: key,
        payload: { juvenile: isMinor(arrest.text.slice(70, 72)) },
      };
    });
}

const clearances: Record<string, string> = {
  A: 'death of the offender',
  B: 'prosecution declined',
  C: 'in custody of another jurisdiction',
  D: 'victim refused to cooperate',
  E: 'juvenile, no custody',
};

function exceptionally(admin: Segment, head: ReturnType<typeof headOf>, timeZone: string): Told[] {
  const reason = clearances[admin.text[48] ?? ''];
  if (!reason) return [];
  return [
    {
      ...head('cleared', 'complaint-cleared-by-exception', dayOf(admin, 49, timeZone)),
      payload: { reason },
    },
  ];
}

/** An arrest for an offense of Group B is reported by itself, without an incident. */
function groupBArrest(arrest: Segment, timeZone: string): Told[] {
  const head = headOf(arrest);
  const on = dayOf(arrest, 39, timeZone);
  const key = `a${arrest.text.slice(37, 39).trim()}`;
  return [
    {
      ...head('opened', 'complaint-opened', on),
      payload: {
        reportNumber: arrest.incident,
        nibrsOffenses: [arrest.text.slice(48, 51).trim()],
        victims: 0,
        suspectKnown: true,
        arrest: true,
      },
    },
    {
      ...head(`arrest-${key}`, 'defendant-named', on),
      defendantKey: key,
      payload: { juvenile: isMinor(arrest.text.slice(57, 59)) },
    },
  ];
}

/** A delete takes back the report; what it had told stays in the record, marked as taken back. */
function withdrawn(segment: Segment): Told {
  const on = new Date(Date.UTC(segment.year, segment.month - 1, 1, 12));
  return {
    ...headOf(segment)('withdrawn', 'corrected', on),
    payload: { voids: `${segment.ori}/${segment.incident}/opened`, why: 'Deleted in a NIBRS submission' },
  };
}

function at(segments: Segment[], level: string, from: number, to: number): string[] {
  return segments.filter((one) => one.level === level).map(({ text }) => text.slice(from, to).trim());
}

function unique(values: string[]): string[] {
  return [...new Set(values.filter(Boolean))];
}

function isMinor(age: string): boolean {
  return /^\d\d$/.test(age) && Number(age) < 18 && Number(age) > 0;
}

function refusal(segment: Segment, field: string, message: string, mend: string): IncidentRefused {
  return new IncidentRefused({ field, row: segment.row, message, mend });
}

function unreadable(segment: Segment, reason: FieldProblem): Unreadable {
  return {
    row: segment.row,
    told: { case: segment.incident, line: segment.text.trimEnd() },
    reasons: [reason],
  };
}
