/** Facts of this capability that others may hear. */
export const planningEvents = {
  'planning.plan-opened': 'A plan was opened, with its first draft.',
  'planning.plan-changed': 'The working draft of a plan changed.',
  'planning.draft-opened': 'A published plan is being changed: its next draft is open.',
  'planning.version-submitted': 'A draft waits for a second person to publish it.',
  'planning.version-returned': 'A draft went back to its writers, with the reason.',
  'planning.version-published': 'A version of a plan was published, with what changed and why.',
  'planning.objective-added': 'An objective came into a plan’s draft from another record.',
  'planning.activity-moved': 'An activity of a plan was started, blocked, cleared, finished or called off.',
  'planning.activity-late': 'The due day of an activity has passed and it is not done.',
  'planning.progress-reported': 'The owner of an activity reported on it.',
  'planning.public-decided': 'It was decided what of a plan is public.',
  'planning.measures-read': 'The measures of a site’s goals were read from a new data version.',
  'planning.collaborative-changed': 'A collaborative was opened, or its members changed.',
} as const;

export type PlanningEvent = keyof typeof planningEvents;
