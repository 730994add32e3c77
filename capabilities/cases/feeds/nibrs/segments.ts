import type { FieldProblem } from '#platform/outcome/outcome.ts';

/** One line of a submission: what its fixed columns say whatever its level. */
export type Segment = {
  row: number;
  level: string;
  action: string;
  year: number;
  month: number;
  ori: string;
  incident: string;
  /** The line, as long as it says it is; columns count from 0. */
  text: string;
};

const LEVELS = new Set(['0', '1', '2', '3', '4', '5', '6', '7']);
/** Two lengths of one level are both right: newer submissions carry more reasons of bias. */
const HEAD = 37;

/** Reads one line; a line that lost its trailing blanks on the way gets them back. */
export function readSegment(line: string, row: number): Segment | { row: number; reason: FieldProblem } {
  const length = Number(line.slice(0, 4));
  const level = line[4] ?? '';
  if (!/^\d{4}$/.test(line.slice(0, 4)) || !LEVELS.has(level)) {
    return refused(row, 'level', 'The line does not begin with a record length and a segment level.');
  }
  if (line.length > length) {
    return refused(row, 'length', `The line has ${line.length} characters and says that it has ${length}.`);
  }
  const text = line.padEnd(Math.max(length, HEAD));
  const segment = {
    row,
    level,
    action: text[5]!,
    month: Number(text.slice(6, 8)),
    year: Number(text.slice(8, 12)),
    ori: text.slice(16, 25).trim(),
    incident: text.slice(25, 37).trim(),
    text,
  };
  if (!(segment.month >= 1 && segment.month <= 12 && segment.year >= 1980)) {
    return refused(row, 'month', `“${text.slice(6, 12)}” is no month and year of a submission.`);
  }
  if (!/^[A-Z0-9]{9}$/.test(segment.ori)) {
    return refused(row, 'ori', `“${segment.ori}” is no agency identifier (ORI) of nine characters.`);
  }
  if (level !== '0' && segment.incident === '')
    return refused(row, 'incident', 'The line names no incident.');
  return segment;
}

function refused(row: number, field: string, message: string) {
  const mend = 'Export the file again; this line is not of the NIBRS submission format.';
  return { row, reason: { field, row, message, mend } };
}
