/** What a text seems to hold that belongs to a case file and not to a community. */
export type Caution = { kind: 'case number' | 'date of birth' | 'phone number'; text: string };

/** The plain reminder above every field in which people write to each other. */
export const REMINDER =
  'Write about practice, not about cases: no names of victims, suspects or witnesses, no case numbers, no addresses.';

const BIRTH_WORDS = /\b(?:d\.?\s?o\.?\s?b\.?|born(?:\s+on)?|birth\s?-?dates?|dates?\s+of\s+birth)\b/i;
const CASE_WORDS = `(?:case|incident|report|complaint|docket|dc|ocn|warrant|booking)`;
const NUMBER_WORDS = String.raw`(?:\s*(?:number|no\.?|num\.?|#|:|nr\.?))+`;

const DATE = String.raw`(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+(?:19|20)\d{2})`;

const looks: readonly { kind: Caution['kind']; pattern: RegExp }[] = [
  // North American numbers with their separators; ten bare digits are as often a count or an id.
  {
    kind: 'phone number',
    pattern: /(?<![\d-])(?:\+?1[\s.-]?)?\(?[2-9]\d{2}\)?[\s.-]\s?\d{3}[\s.-]\d{4}(?![\d-])/g,
  },
  // "case no. 22-014233", "DC# 2022-35-012345".
  {
    kind: 'case number',
    pattern: new RegExp(String.raw`\b${CASE_WORDS}${NUMBER_WORDS}\s*[a-z]{0,4}-?\d[\d-]{3,}`, 'gi'),
  },
  // A year and a run of five digits or more, as most records systems write it.
  { kind: 'case number', pattern: /\b(?:[A-Z]{1,4}-?)?(?:19|20)?\d{2}-(?:\d{2}-)?\d{5,}\b/g },
  // A docket of a Pennsylvania court and its likes: CP-51-CR-0001234-2024.
  { kind: 'case number', pattern: /\b[A-Z]{2}-\d{2}-[A-Z]{2}-\d{5,}-(?:19|20)\d{2}\b/g },
];

/** How far from the words "born" or "DOB" a date is taken to be the date of birth. */
const NEAR = 30;

/** Asks before anything is posted, in the browser and again on the server. It warns; a person decides. */
export function cautionsIn(text: string): Caution[] {
  const found = looks.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({ kind, text: match[0].trim() })),
  );
  for (const match of text.matchAll(new RegExp(DATE, 'gi'))) {
    const around = text.slice(Math.max(0, match.index - NEAR), match.index + match[0].length + NEAR);
    if (BIRTH_WORDS.test(around)) found.push({ kind: 'date of birth', text: match[0] });
  }
  return found.filter((caution, at) => found.findIndex((one) => holds(one, caution)) === at);
}

function holds(one: Caution, other: Caution): boolean {
  return one.kind === other.kind && one.text.toLowerCase().includes(other.text.toLowerCase());
}
