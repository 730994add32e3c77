/** Facts about what is delivered. They tell that a record changed and nothing of what it says. */
export const deliveryEvents = {
  'assistance.work-plan-changed': 'A work plan was written, changed, agreed, approved or returned.',
  'assistance.activity-changed':
    'An activity was planned, held, reported, or its report agreed or sent back.',
  'assistance.deliverable-changed': 'A deliverable was drafted, submitted, returned or accepted.',
  'assistance.costs-changed': 'A cost of delivery was recorded or taken back.',
  'assistance.follow-up-changed': 'What came of assistance was scheduled, asked or answered.',
} as const;
