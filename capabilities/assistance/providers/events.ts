/** Facts about providers and about what they were offered. */
export const providerEvents = {
  'assistance.provider-changed':
    'A provider was listed, or what it knows, can carry or may not do was changed.',
  'assistance.offer-changed':
    'A request was offered to a provider, who answered, or the offer was taken back.',
} as const;
