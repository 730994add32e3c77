/** Facts of this capability that others may hear. None names a case: who may know of one is decided when it is read. */
export const casesEvents = {
  'cases.recorded': 'Events were added to the record of one or more cases.',
} as const;

export type CasesEvent = keyof typeof casesEvents;
