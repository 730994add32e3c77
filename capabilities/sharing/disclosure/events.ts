/** Facts of the disclosure log and of records requests that others may hear. */
export const disclosureEvents = {
  'disclosure.recorded': 'Records of an agency left the platform, and its log says how.',
  'disclosure.request-received': 'Someone asked an agency for records.',
  'disclosure.request-changed':
    'A records request was taken up, extended, answered, denied, complained about or decided again.',
} as const;

export type DisclosureEvent = keyof typeof disclosureEvents;
