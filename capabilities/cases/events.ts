/** Facts of this capability that others may hear. None names a case: who may know of one is decided when it is read. */
export const casesEvents = {
  'cases.recorded': 'Events were added to the record of one or more cases; what stands is derived next.',
  'cases.derived': 'What stands in one or more cases was derived anew: open screens read again.',
  'cases.measures-refreshed': 'Figures over the cases of a site were counted anew.',
} as const;

export type CasesEvent = keyof typeof casesEvents;
