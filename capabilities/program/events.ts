/** Facts of this capability that others may hear. */
export const programEvents = {
  'program.site-added': 'A site was added to the partnership.',
  'program.site-changed': 'The particulars of a site changed.',
  'program.core-areas-listed': 'A new list of core areas was put in force from a day.',
  'program.invited': 'A site was invited to an engagement.',
  'program.accepted': 'A site accepted its engagement.',
  'program.phase-begun': 'An engagement entered its next phase.',
  'program.phases-planned': 'The planned days of an engagement’s phases changed.',
  'program.extended': 'An engagement was extended, with the reason.',
  'program.graduated': 'A site graduated; support goes on.',
  'program.withdrawn': 'A site left its engagement early, with the reason.',
  'program.position-changed': 'A position of a site’s team was filled or fell vacant.',
  'program.handed-over': 'The open work of a person went to another, with notes.',
} as const;

export type ProgramEvent = keyof typeof programEvents;
