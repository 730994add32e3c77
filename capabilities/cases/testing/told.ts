import type { EventInput } from '../legal-record/read-event.ts';

type More = Partial<Omit<EventInput, 'kind' | 'effectiveAt'>>;

/** An event as a person or a feed tells it, at noon of the day. */
export function told(
  kind: string,
  day: string,
  payload: Record<string, unknown> = {},
  more: More = {},
): EventInput {
  return { kind, effectiveAt: new Date(`${day}T12:00:00Z`), payload, ...more };
}

export const complaint = (day: string, reportNumber = 'R-26-1'): EventInput =>
  told(
    'complaint-opened',
    day,
    { reportNumber, nibrsOffenses: ['13A'], victims: 1, suspectKnown: true, arrest: true },
    { fields: { narrative: { text: 'A made-up narrative of a shooting on Test Street.' } } },
  );

export const named = (day: string, name: string, defendantKey = 'd1', juvenile = false): EventInput =>
  told(
    'defendant-named',
    day,
    { juvenile },
    { defendantKey, fields: { parties: { name, birthDate: '1990-02-03' } } },
  );

export const recommended = (
  day: string,
  chargeKey: string,
  statute: string,
  defendantKey = 'd1',
): EventInput =>
  told(
    'charge-recommended',
    day,
    { count: Number(chargeKey.replace(/\D/g, '')) || 1, statute, nibrsOffense: '13A', degree: 'F1' },
    { defendantKey, chargeKey },
  );

export const filed = (day: string, chargeKey: string, statute: string, defendantKey = 'd1'): EventInput =>
  told(
    'charge-filed',
    day,
    { count: 1, statute, nibrsOffense: '13A', degree: 'F1', docket: 'CP-51-CR-0000001-2026' },
    { defendantKey, chargeKey },
  );
