/**
 * What is worth knowing about an accepted row and does not make it wrong. Only a fault in when, where or what
 * happened sets a row aside: a shooting counts even if the victim's age was mistyped.
 */
export const notes = {
  'place-missing': 'No coordinates: counted, but on no map.',
  'place-from-projected': 'Placed from projected coordinates because degrees are missing.',
  'time-missing': 'Only the day is given.',
  'time-ambiguous': 'The clocks went back: this time came twice, the first is taken.',
  'time-moved-forward': 'The clocks skipped this time: moved forward by one hour.',
  'age-implausible': 'The age is outside 0 to 110: left blank.',
} as const;

export type Note = keyof typeof notes;
