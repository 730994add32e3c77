/** Facts of this capability that others may hear. */
export const publishingEvents = {
  'publishing.published': 'A finding has its public page, or a new version of it.',
  'publishing.unpublished': 'A public page was taken from view, with the reason.',
  'publishing.refused': 'A published finding was not shown, with the reason.',
} as const;
