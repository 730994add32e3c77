import { refuse } from './errors.ts';

/**
 * What may be analysed as a target: harm reported by victims or confirmed by evidence. Places are the only
 * unit: nothing here, nor in any type of this library, can hold a person's score or a demographic predictor.
 */
export const outcomes = {
  homicide: 'Criminal homicide',
  'nonfatal-shooting': 'Nonfatal shooting: a person struck by a bullet who lived',
  shooting: 'Shooting, fatal or nonfatal',
  'confirmed-shots-fired': 'Shots fired, confirmed by casings, damage or a victim',
  'gun-robbery': 'Robbery with a firearm',
  robbery: 'Robbery',
  burglary: 'Burglary',
  'motor-vehicle-theft': 'Theft of a motor vehicle',
  arson: 'Arson',
} as const;

export type Outcome = keyof typeof outcomes;

/** Named so that the refusal can say why; anything unlisted is refused as well. */
const officerInitiated = [
  'stop',
  'pedestrian-stop',
  'traffic-stop',
  'drug-arrest',
  'drug-possession',
  'arrest',
  'field-interview',
  'warrant-service',
  'disorderly-conduct',
  'prostitution',
  'curfew-violation',
];

/**
 * Gate before any analysis of a target.
 *
 * @throws StatisticsError `outcome.officer-initiated`, `outcome.not-listed`
 * @example acceptOutcome('nonfatal-shooting') // 'nonfatal-shooting'
 */
export function acceptOutcome(name: string): Outcome {
  if (officerInitiated.includes(name)) {
    refuse('outcome.officer-initiated', `“${name}” counts what officers chose to do, not harm to victims.`);
  }
  if (!Object.hasOwn(outcomes, name)) {
    refuse('outcome.not-listed', `“${name}” is not a listed outcome: ${Object.keys(outcomes).join(', ')}.`);
  }
  return name as Outcome;
}
