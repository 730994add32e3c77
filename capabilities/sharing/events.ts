/** Facts of this capability that others may hear. Open screens of records reload on the two of `agreement-…ed`. */
export const sharingEvents = {
  'sharing.agreement-drafted': 'An agreement was written or changed.',
  'sharing.agreement-submitted': 'An agreement waits for its legal review.',
  'sharing.agreement-returned': 'An agreement went back to its author, with the reason.',
  'sharing.agreement-approved': 'An agreement passed legal review and waits for signatures.',
  'sharing.agreement-signed-by-party': 'One of the parties signed.',
  'sharing.agreement-signed': 'All parties have signed; it is in force from its start.',
  'sharing.agreement-began': 'An agreement is in force: what it opens is seen from now on.',
  'sharing.agreement-ended': 'An agreement expired or was terminated: what it opened is closed.',
  'sharing.agreement-withdrawn': 'An agreement was given up before it was in force.',
  'sharing.glass-broken': 'Someone opened one case of another agency without an agreement.',
  'sharing.glass-ended': 'Broken glass no longer opens anything; the owner’s review is due.',
  'sharing.glass-reviewed': 'The owner found the use of broken glass justified or not.',
} as const;

export type SharingEvent = keyof typeof sharingEvents;
