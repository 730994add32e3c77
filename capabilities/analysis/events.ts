/** Facts of this capability that others may hear, and who hears them live: holders of the permission. */
export const analysisEvents = {
  'analysis.run-requested': 'Someone asked for a run of an analysis; a job takes it up.',
  'analysis.run-progressed': 'A run has begun or come further.',
  'analysis.run-finished': 'A run has its result.',
  'analysis.run-failed': 'A run ended without a result, with the reason.',
  'analysis.run-cancelled': 'A run was stopped by a person.',
  'findings.drafted': 'A finding was drafted from a run.',
  'findings.changed': 'The author changed what a finding says.',
  'findings.submitted': 'A finding waits for its reviewer.',
  'findings.approved': 'A second person approved a finding.',
  'findings.returned': 'A finding went back to its author, with the reason.',
  'findings.published': 'A finding was published: what it rests on is to be frozen for the public page.',
  'findings.withdrawn': 'A published finding was withdrawn, with the reason.',
} as const;

export type AnalysisEvent = keyof typeof analysisEvents;
