/** Why a referral was declined. `weighs` says whether the reason speaks of the strength of the case. */
export const declineReasons = [
  { code: 'insufficient-evidence', label: 'Insufficient evidence', weighs: true },
  { code: 'victim-or-witness', label: 'Victim or witness unavailable or unwilling', weighs: true },
  { code: 'search-or-seizure', label: 'Search or seizure problem', weighs: true },
  { code: 'no-jurisdiction', label: 'No jurisdiction', weighs: false },
  { code: 'interest-of-justice', label: 'Interest of justice', weighs: false },
  { code: 'prosecuted-elsewhere', label: 'Prosecuted elsewhere or federally', weighs: false },
  { code: 'civil-or-administrative', label: 'Civil or administrative matter', weighs: false },
  { code: 'defendant-deceased', label: 'Defendant deceased', weighs: false },
  { code: 'limitations', label: 'Statute of limitations', weighs: false },
  { code: 'diverted', label: 'Diverted before filing', weighs: false },
  { code: 'lab-pending', label: 'Laboratory result pending', weighs: false },
] as const;

export type DeclineReason = (typeof declineReasons)[number]['code'];

export const declineReasonCodes = declineReasons.map(({ code }) => code) as [
  DeclineReason,
  ...DeclineReason[],
];
