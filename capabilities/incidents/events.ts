/** What others may hear of incidents: each kind with the sentence the docs show. */
export const incidentsEvents = {
  'incidents.import-received': 'A file has arrived and waits to be read.',
  'incidents.import-progressed': 'The reading of a file has come further.',
  'incidents.import-checked': 'A file is read and checked; a person decides whether it becomes a version.',
  'incidents.import-unchanged': 'A file holds what the current version holds.',
  'incidents.import-failed': 'A file could not be read; the import says why.',
  'incidents.import-cancelled': 'A person stopped the reading of a file.',
  'incidents.import-discarded': 'A person decided that a checked file does not become a version.',
  'incidents.import-accepted': 'A file has become the current data version of its source.',
  'incidents.import-superseded': 'A later version took the place of this import’s.',
  'incidents.source-changed': 'A source, its mapping or its flag rules have changed.',
} as const;

export type IncidentsEvent = keyof typeof incidentsEvents;
