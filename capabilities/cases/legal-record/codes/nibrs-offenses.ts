/** NIBRS offenses. Group A is reported for every incident, group B for arrests alone. */
export type NibrsOffense = {
  code: string;
  name: string;
  group: 'A' | 'B';
  against: 'person' | 'property' | 'society';
};

const groupA: [string, string, NibrsOffense['against']][] = [
  ['09A', 'Murder and nonnegligent manslaughter', 'person'],
  ['09B', 'Negligent manslaughter', 'person'],
  ['09C', 'Justifiable homicide', 'person'],
  ['100', 'Kidnapping or abduction', 'person'],
  ['11A', 'Rape', 'person'],
  ['11B', 'Sodomy', 'person'],
  ['11C', 'Sexual assault with an object', 'person'],
  ['11D', 'Criminal sexual contact', 'person'],
  ['120', 'Robbery', 'property'],
  ['13A', 'Aggravated assault', 'person'],
  ['13B', 'Simple assault', 'person'],
  ['13C', 'Intimidation', 'person'],
  ['200', 'Arson', 'property'],
  ['210', 'Extortion or blackmail', 'property'],
  ['220', 'Burglary', 'property'],
  ['23A', 'Pocket-picking', 'property'],
  ['23B', 'Purse-snatching', 'property'],
  ['23C', 'Shoplifting', 'property'],
  ['23D', 'Theft from a building', 'property'],
  ['23E', 'Theft from a coin-operated machine', 'property'],
  ['23F', 'Theft from a motor vehicle', 'property'],
  ['23G', 'Theft of motor vehicle parts', 'property'],
  ['23H', 'All other larceny', 'property'],
  ['240', 'Motor vehicle theft', 'property'],
  ['250', 'Counterfeiting or forgery', 'property'],
  ['26A', 'False pretenses or swindle', 'property'],
  ['26B', 'Credit card or teller machine fraud', 'property'],
  ['26C', 'Impersonation', 'property'],
  ['26D', 'Welfare fraud', 'property'],
  ['26E', 'Wire fraud', 'property'],
  ['26F', 'Identity theft', 'property'],
  ['26G', 'Hacking or computer invasion', 'property'],
  ['270', 'Embezzlement', 'property'],
  ['280', 'Stolen property', 'property'],
  ['290', 'Destruction or vandalism', 'property'],
  ['35A', 'Drug or narcotic violations', 'society'],
  ['35B', 'Drug equipment violations', 'society'],
  ['36A', 'Incest', 'person'],
  ['36B', 'Statutory rape', 'person'],
  ['370', 'Pornography or obscene material', 'society'],
  ['39A', 'Betting or wagering', 'society'],
  ['39B', 'Operating or promoting gambling', 'society'],
  ['39C', 'Gambling equipment violations', 'society'],
  ['39D', 'Sports tampering', 'society'],
  ['40A', 'Prostitution', 'society'],
  ['40B', 'Assisting or promoting prostitution', 'society'],
  ['40C', 'Purchasing prostitution', 'society'],
  ['510', 'Bribery', 'property'],
  ['520', 'Weapon law violations', 'society'],
  ['64A', 'Human trafficking, commercial sex acts', 'person'],
  ['64B', 'Human trafficking, involuntary servitude', 'person'],
  ['720', 'Animal cruelty', 'society'],
];
const groupB: [string, string][] = [
  ['90B', 'Curfew, loitering or vagrancy'],
  ['90C', 'Disorderly conduct'],
  ['90D', 'Driving under the influence'],
  ['90F', 'Family offenses, nonviolent'],
  ['90G', 'Liquor law violations'],
  ['90J', 'Trespass of real property'],
  ['90Z', 'All other offenses'],
];

export const nibrsOffenses: readonly NibrsOffense[] = [
  ...groupA.map(([code, name, against]) => ({ code, name, group: 'A' as const, against })),
  ...groupB.map(([code, name]) => ({ code, name, group: 'B' as const, against: 'society' as const })),
];

const BY_CODE = new Map(nibrsOffenses.map((offense) => [offense.code, offense]));

export function nibrsOffenseOf(code: string): NibrsOffense | null {
  return BY_CODE.get(code) ?? null;
}
