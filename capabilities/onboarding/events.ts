/** Facts of this capability that others may hear. */
export const onboardingEvents = {
  'onboarding.received': 'A file of the program’s was uploaded, to be mapped and checked.',
  'onboarding.applied': 'What a file holds came into the program’s records.',
  'onboarding.discarded': 'A file was put away without being applied.',
  'onboarding.invitations-confirmed':
    'The people whom a file brought in are to get their invitations by e-mail.',
} as const;

export type OnboardingEvent = keyof typeof onboardingEvents;
