/** Facts of this capability that others may hear. */
export const recommendationEvents = {
  'recommendations.proposed': 'An assessment recommends something to a site.',
  'recommendations.reworded': 'Its proposer reworded a recommendation.',
  'recommendations.accepted': 'The site accepted a recommendation, with an owner and a day.',
  'recommendations.declined': 'The site declined a recommendation, with the reason.',
  'recommendations.withdrawn': 'Its proposer took a recommendation back.',
  'recommendations.handed': 'A recommendation is on someone else, or due on another day.',
  'recommendations.planned': 'An objective of the plan, or an initiative, carries a recommendation out.',
  'recommendations.begun': 'A recommendation is being carried out.',
  'recommendations.implemented': 'The site reports a recommendation as implemented.',
  'recommendations.sent-back': 'What was implemented does not hold; it is under way again.',
  'recommendations.verified': 'Another person has seen, a year later, that a recommendation holds.',
  'recommendations.dropped': 'The site no longer carries a recommendation out, with the reason.',
} as const;

export type RecommendationEvent = keyof typeof recommendationEvents;
