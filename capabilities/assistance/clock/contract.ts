/** Stages that have a target; a request reaches them in this order. */
export const targetStages = ['acknowledged', 'triaged', 'matched', 'delivering'] as const;
export type TargetStage = (typeof targetStages)[number];

export const allStages = [
  'acknowledged',
  'triaged',
  'matched',
  'scoped',
  'approved',
  'delivering',
  'delivered',
] as const;
export type Stage = (typeof allStages)[number];

export const urgencies = ['routine', 'expedited', 'emergency'] as const;
export type Urgency = (typeof urgencies)[number];

/** How stages, urgencies and the rest are called, on screens, in exports and in histories. */
export const stageWords: Record<Stage, string> = {
  acknowledged: 'acknowledged',
  triaged: 'triaged',
  matched: 'matched with a provider',
  scoped: 'scoped',
  approved: 'approved',
  delivering: 'first help delivered',
  delivered: 'all delivered',
};

export const urgencyWords: Record<Urgency, string> = {
  routine: 'Routine',
  expedited: 'Expedited',
  emergency: 'Emergency',
};

export const intensityWords = {
  information: 'Information',
  targeted: 'Targeted',
  intensive: 'Intensive',
} as const;

export const partyWords = { site: 'the site', program: 'the program', provider: 'the provider' } as const;

export const MINUTES_A_BUSINESS_DAY = 480;

/** Business time as people say it: `2 business days 3 h`, `40 min`. */
export function businessTime(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const days = Math.floor(whole / MINUTES_A_BUSINESS_DAY);
  const hours = Math.floor((whole % MINUTES_A_BUSINESS_DAY) / 60);
  const said = [
    ...(days > 0 ? [`${days} business ${days === 1 ? 'day' : 'days'}`] : []),
    ...(hours > 0 ? [`${hours} h`] : []),
  ];
  return said.length > 0 ? said.join(' ') : `${whole % 60} min`;
}
