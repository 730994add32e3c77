/** Facts of this capability that others may hear. */
export const summitEvents = {
  'summit.planned': 'A summit was planned.',
  'summit.changed': 'A summit, a session or a material changed.',
  'summit.opened': 'Registration for the summit is open.',
  'summit.begun': 'The summit is under way.',
  'summit.closed': 'The summit is closed.',
  'summit.registered': 'A person was registered, on a seat or the wait list.',
  'summit.withdrawn': 'A registration was withdrawn; the first who waits has the seat.',
  'summit.signed-in': 'Someone signed in to a session, or was marked as there.',
  'summit.committed': 'A site made a commitment in a session.',
  'summit.follow-up-due': 'A commitment’s follow-up fell due; told once.',
  'summit.follow-up-answered': 'It was said whether a commitment was kept.',
} as const;

export type SummitEvent = keyof typeof summitEvents;
