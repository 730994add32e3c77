/** Facts of this capability that others may hear. */
export const evaluationEvents = {
  'evaluation.drafted': 'An evaluation was designed.',
  'evaluation.changed': 'The author changed a design.',
  'evaluation.submitted': 'A design waits for a second person to register it.',
  'evaluation.returned': 'A design went back to its author, with the reason.',
  'evaluation.registered': 'A design was fixed, with its looks planned.',
  'evaluation.begun': 'The launch day of a registered design has come.',
  'evaluation.look-taken': 'A planned look was taken on the newest data.',
  'evaluation.reported': 'The final look of a design has its result.',
  'evaluation.given-up': 'A design was given up, with the reason.',
} as const;

export type EvaluationEvent = keyof typeof evaluationEvents;
