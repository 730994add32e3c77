import { z } from 'zod';
import { type Agreement, AgreementDraft, type Line, Purpose } from '../contract.ts';

/** What the form holds: text as typed, and each line as one word, so that a line is a box to check. */
export type AgreementForm = {
  title: string;
  partyIds: string[];
  lines: string[];
  purposes: string[];
  startsAt: string;
  endsAt: string;
  includesJuveniles: boolean;
  retentionDays: string;
  terms: string;
};

export function emptyForm(myAgencyIds: readonly string[]): AgreementForm {
  return {
    ...{ title: '', lines: [], purposes: [], startsAt: '', endsAt: '', retentionDays: '', terms: '' },
    partyIds: myAgencyIds.slice(0, 1),
    includesJuveniles: false,
  };
}

export function formOf(agreement: Agreement): AgreementForm {
  const { title, purposes, includesJuveniles, retentionDays, terms, startsAt, endsAt } = agreement;
  return {
    ...{ title, purposes, includesJuveniles, terms },
    partyIds: agreement.parties.map(({ id }) => id),
    lines: agreement.lines.map(wordOf),
    startsAt: typedOf(startsAt),
    endsAt: typedOf(endsAt),
    retentionDays: retentionDays === null ? '' : String(retentionDays),
  };
}

const BETWEEN = '|';

export function wordOf({ giverId, receiverId, recordClass, field }: Line): string {
  return [giverId, receiverId, recordClass, field].join(BETWEEN);
}

function lineOf(word: string): Line {
  const [giverId = '', receiverId = '', recordClass = '', field = ''] = word.split(BETWEEN);
  return { giverId, receiverId, recordClass, field };
}

/** A moment as the browser’s own field for date and time writes it, on the clock of the reader. */
export function typedOf(moment: string | null): string {
  if (!moment) return '';
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const momentTyped = z
  .string()
  .refine((text) => text === '' || !Number.isNaN(Date.parse(text)), 'Give a date and a time.')
  .transform((text) => (text === '' ? null : new Date(text).toISOString()));

export const agreementForm = z
  .object({
    title: z.string().trim().min(3, 'Write at least 3 letters.').max(200, 'Keep it under 200 letters.'),
    partyIds: z.array(z.string()).min(2, 'Check two parties or more.'),
    lines: z.array(z.string()),
    purposes: z.array(Purpose),
    startsAt: momentTyped,
    endsAt: momentTyped,
    includesJuveniles: z.boolean(),
    retentionDays: z.string().regex(/^\d*$/, 'Give a whole number of days, or leave it empty.'),
    terms: z.string().max(20_000, 'Keep it under 20,000 letters.'),
  })
  .transform(({ lines, retentionDays, ...rest }): AgreementDraft => {
    const between = (line: Line) =>
      rest.partyIds.includes(line.giverId) && rest.partyIds.includes(line.receiverId);
    return AgreementDraft.parse({
      ...rest,
      // A party that was unchecked takes its lines with it.
      lines: lines.map(lineOf).filter(between),
      retentionDays: retentionDays === '' ? null : Number(retentionDays),
    });
  });
