/** Facts of this capability that others may hear. They carry no content: researchers of other projects may hear them too. */
export const researchEvents = {
  'research.connection-changed': 'A research partner was suggested to a site, or the site decided about one.',
  'research.project-changed': 'A research project was proposed, agreed to or ended, or its members changed.',
  'research.approval-changed': 'A data-use approval was asked for, prepared, decided or revoked.',
  'research.analysis-run': 'An analysis was run inside, on an extract.',
  'research.release-changed': 'Results were asked for, released, returned or refused.',
  'research.deliverable-changed': 'A deliverable was written, delivered, accepted or linked to a finding.',
} as const;

export type ResearchEvent = keyof typeof researchEvents;
