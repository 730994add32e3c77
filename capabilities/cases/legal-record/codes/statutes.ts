/** A statute as data: where it is from, what it says in a word, its usual grade and the NIBRS offense it maps to. */
export type Statute = {
  state: string;
  code: string;
  name: string;
  /** The grade when nothing else is said: F1–F3, F (ungraded felony), M1–M3, M, S (summary), H (homicide). */
  grade: string;
  nibrs: string;
};

const pennsylvania: [string, string, string, string][] = [
  ['18 § 2502(a)', 'Murder of the first degree', 'H', '09A'],
  ['18 § 2502(c)', 'Murder of the third degree', 'H', '09A'],
  ['18 § 2503', 'Voluntary manslaughter', 'F1', '09A'],
  ['18 § 2504', 'Involuntary manslaughter', 'M1', '09B'],
  ['18 § 901', 'Criminal attempt', 'F1', '09A'],
  ['18 § 2702(a)(1)', 'Aggravated assault', 'F1', '13A'],
  ['18 § 2702(a)(4)', 'Aggravated assault with a deadly weapon', 'F2', '13A'],
  ['18 § 2701', 'Simple assault', 'M2', '13B'],
  ['18 § 2705', 'Recklessly endangering another person', 'M2', '13A'],
  ['18 § 2706', 'Terroristic threats', 'M1', '13C'],
  ['18 § 2709', 'Harassment', 'S', '13C'],
  ['18 § 2718', 'Strangulation', 'F2', '13A'],
  ['18 § 2901', 'Kidnapping', 'F1', '100'],
  ['18 § 3121', 'Rape', 'F1', '11A'],
  ['18 § 3126', 'Indecent assault', 'M2', '11D'],
  ['18 § 3301', 'Arson', 'F1', '200'],
  ['18 § 3304', 'Criminal mischief', 'M2', '290'],
  ['18 § 3502', 'Burglary', 'F1', '220'],
  ['18 § 3503', 'Criminal trespass', 'F3', '90J'],
  ['18 § 3701(a)(1)(i)', 'Robbery inflicting serious injury', 'F1', '120'],
  ['18 § 3701(a)(1)(iv)', 'Robbery inflicting injury', 'F2', '120'],
  ['18 § 3702', 'Robbery of a motor vehicle', 'F1', '120'],
  ['18 § 3921', 'Theft by unlawful taking', 'F3', '23H'],
  ['18 § 3925', 'Receiving stolen property', 'F3', '280'],
  ['18 § 3928', 'Unauthorized use of a vehicle', 'M2', '240'],
  ['18 § 3929', 'Retail theft', 'M1', '23C'],
  ['18 § 4101', 'Forgery', 'F3', '250'],
  ['18 § 903', 'Conspiracy', 'F1', '90Z'],
  ['18 § 907', 'Possessing an instrument of crime', 'M1', '520'],
  ['18 § 5104', 'Resisting arrest', 'M2', '90Z'],
  ['18 § 5121', 'Escape', 'F3', '90Z'],
  ['18 § 5503', 'Disorderly conduct', 'S', '90C'],
  ['18 § 6105', 'Possession of a firearm prohibited', 'F1', '520'],
  ['18 § 6106', 'Carrying a firearm without a license', 'F3', '520'],
  ['18 § 6108', 'Carrying a firearm in Philadelphia', 'M1', '520'],
  ['18 § 6110.2', 'Possession of a firearm with an altered number', 'F2', '520'],
  ['18 § 6111', 'Unlawful sale or transfer of a firearm', 'F3', '520'],
  ['35 § 780-113(a)(16)', 'Possession of a controlled substance', 'M', '35A'],
  ['35 § 780-113(a)(30)', 'Possession with intent to deliver', 'F', '35A'],
  ['35 § 780-113(a)(32)', 'Possession of drug paraphernalia', 'M', '35B'],
  ['75 § 3802', 'Driving under the influence', 'M', '90D'],
];

export const statutes: readonly Statute[] = pennsylvania.map(([code, name, grade, nibrs]) => ({
  state: 'PA',
  code,
  name,
  grade,
  nibrs,
}));

const BY_CODE = new Map(statutes.map((statute) => [`${statute.state} ${plain(statute.code)}`, statute]));

/** The statute of a state by its number, however the source spaces it; null when the list does not have it. */
export function statuteNamed(state: string, code: string): Statute | null {
  return BY_CODE.get(`${state} ${plain(code)}`) ?? null;
}

/** Two sources mean one statute when only spaces, § and the abbreviation of the code's name differ. */
export function plain(code: string): string {
  return code
    .toLowerCase()
    .replace(/pa\.?\s?c\.?s\.?a?\.?|c\.?s\.?|p\.?s\.?/g, '')
    .replace(/[\s§]+/g, ' ')
    .trim();
}

/** Homicide and every grade that begins with F: what a filing of a felony is counted by. */
export function isFelony(grade: string | null | undefined): boolean {
  return grade !== null && grade !== undefined && /^(f|h)/i.test(grade);
}
