import { outcomeOf } from './outcome.ts';
import type { DefendantState, Reading } from './reading.ts';
import type { Defendant } from './standing-types.ts';

/** What each class may say of a defendant is a row of its own: who it is, how it ended, and how they stand in court. */
export function defendantsOf(reading: Reading): Defendant[] {
  return [...reading.defendants.values()].flatMap((defendant): Defendant[] => {
    const { key } = defendant;
    const blank = {
      key,
      name: null,
      birthDate: null,
      juvenile: false,
      custody: null,
      warrant: null,
      competency: null,
      severed: defendant.joinder === 'severed',
      arraignedAt: null,
      stopped: [],
      outcome: null,
    };
    const named = [...defendant.named].map(
      ([agencyId, { event, name, birthDate, juvenile }]): Defendant => ({
        ...blank,
        agencyId,
        recordClass: event.agencyKind === 'police' ? 'cases.complaint' : 'cases.charges',
        field: 'parties',
        severed: false,
        name,
        birthDate,
        juvenile,
      }),
    );
    return [...named, ...chargedRows(reading, blank), ...courtRows(defendant, blank)];
  });
}

function chargedRows(
  { charges }: Reading,
  blank: Omit<Defendant, 'agencyId' | 'recordClass' | 'field'>,
): Defendant[] {
  const own = [...charges.values()].filter(({ defendantKey }) => defendantKey === blank.key);
  const owners = [...new Set(own.map(({ agencyId }) => agencyId))];
  return owners.map((agencyId) => ({
    ...blank,
    agencyId,
    recordClass: 'cases.charges',
    field: 'core',
    outcome: outcomeOf(own.filter((charge) => charge.agencyId === agencyId)),
  }));
}

function courtRows(
  { courtAgencyId, custody, warrant, competency, arraignedAt, stopped }: DefendantState,
  blank: Omit<Defendant, 'agencyId' | 'recordClass' | 'field'>,
): Defendant[] {
  if (courtAgencyId === null) return [];
  return [
    {
      ...blank,
      agencyId: courtAgencyId,
      recordClass: 'cases.court',
      field: 'core',
      severed: false,
      custody: custody === 'unknown' ? null : custody,
      warrant: warrant === 'none' ? null : warrant,
      competency: competency === 'hold' ? 'hold' : null,
      arraignedAt,
      stopped,
    },
  ];
}
