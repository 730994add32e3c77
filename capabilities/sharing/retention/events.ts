/** Facts of retention that others may hear. */
export const retentionEvents = {
  'retention.schedule-set': 'An agency set how long it keeps a class of records.',
  'retention.hold-placed': 'A legal hold stopped the purge of records.',
  'retention.hold-released': 'A legal hold was released.',
  'retention.purge-proposed': 'Someone proposed to purge records whose time is over.',
  'retention.purge-approved': 'A second person approved a purge; it is carried out now.',
  'retention.purge-called-off': 'A purge was called off.',
  'retention.batch-purged': 'A batch of an approved purge was carried out.',
  'retention.purged': 'A purge was carried out to its end, and its certificate written.',
} as const;

export type RetentionEvent = keyof typeof retentionEvents;
