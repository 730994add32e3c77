export const identityEvents = {
  'identity.sign-in-locked':
    'Five tries to sign in as a person failed in a row, so sign-in is closed for ten minutes.',
  'identity.person-invited': 'A person was invited, or given a new link to come in again.',
  'identity.membership-given': 'A person was given a role at an agency.',
  'identity.membership-ended': 'A membership was ended.',
  'identity.person-suspended': 'A person was suspended; their sessions and keys stopped at once.',
  'identity.suspension-lifted': 'A suspended person may sign in again.',
  'identity.machine-key-issued': 'A machine client was given a key.',
  'identity.machine-key-revoked': 'A key of a machine client was revoked.',
} as const;
