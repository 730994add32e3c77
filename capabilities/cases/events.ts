/** Facts of this capability that others may hear. None names a case: who may know of one is decided when it is read. */
export const casesEvents = {
  'cases.recorded': 'Events were added to the record of one or more cases; what stands is derived next.',
  'cases.derived': 'What stands in one or more cases was derived anew: open screens read again.',
  'cases.files-released': 'Documents were purged: files that nothing else holds are removed.',
  'cases.order-entered': 'An order of a court over a case was entered, and waits for a second officer.',
  'cases.order-approved': 'A second officer approved an order of a court; it is being carried out.',
  'cases.order-called-off': 'An order of a court was called off before it was carried out.',
  'cases.order-carried-out': 'A case was sealed, unsealed or expunged as a court ordered.',
  'cases.measures-refreshed': 'Figures over the cases of a site were counted anew.',
} as const;

export type CasesEvent = keyof typeof casesEvents;
