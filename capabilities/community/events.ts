/** Facts of this capability that others may hear. */
export const communityEvents = {
  'community.thread-changed': 'A thread was begun, answered, edited, hidden or had its answer accepted.',
  'community.event-changed': 'An event of a community was announced, changed or cancelled.',
  'community.resource-changed': 'A resource of the library was proposed, reviewed, listed or retired.',
  'community.exchange-changed': 'A peer exchange or one of its offers changed.',
} as const;

export type CommunityEvent = keyof typeof communityEvents;
