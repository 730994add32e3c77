/** Why a charge was dismissed. `weighs` says whether the reason speaks of the strength of the case. */
export const dismissReasons = [
  { code: 'pled-to-other-counts', label: 'Pled guilty to other counts', weighs: false },
  { code: 'insufficient-evidence', label: 'Insufficient evidence', weighs: true },
  { code: 'no-probable-cause', label: 'No probable cause', weighs: true },
  { code: 'victim-or-witness', label: 'Victim or witness unavailable or unwilling', weighs: true },
  { code: 'search-or-seizure', label: 'Search or seizure problem', weighs: true },
  { code: 'demurrer', label: 'Demurrer sustained', weighs: true },
  { code: 'speedy-trial', label: 'Speedy trial', weighs: false },
  { code: 'satisfaction', label: 'Settled to the satisfaction of the victim', weighs: false },
  { code: 'interest-of-justice', label: 'Interest of justice', weighs: false },
  { code: 'prosecuted-elsewhere', label: 'Prosecuted elsewhere or federally', weighs: false },
  { code: 'no-jurisdiction', label: 'No jurisdiction', weighs: false },
  { code: 'limitations', label: 'Statute of limitations', weighs: false },
  { code: 'diverted', label: 'Diverted', weighs: false },
  { code: 'not-said', label: 'The source gives no reason', weighs: false },
] as const;

export type DismissReason = (typeof dismissReasons)[number]['code'];
export const dismissReasonCodes = dismissReasons.map(({ code }) => code) as [
  DismissReason,
  ...DismissReason[],
];
