import type { Recipe, StudiedMethod } from '../contract.ts';
import type { MethodInput, Progress, Records, SiteGeography } from '../methods/method.ts';
import { seedFor } from '../methods/seed.ts';
import { hospitalRule, officerRule, philadelphiaGeography, philadelphiaRecords } from './philadelphia.ts';

export const quietly: Progress = () => {};

const questions: Record<StudiedMethod, string> = {
  trend: 'Are shootings going up or down?',
  'compare-periods': 'Did shootings change between the two periods?',
  concentration: 'How few places hold how many of the shootings?',
  'hot-spots': 'Which places stand out in shootings?',
  density: 'Where do shootings crowd?',
  clusters: 'Where do shootings form clusters?',
  'near-repeat': 'Does one shooting bring another, near and soon?',
  'space-time-scan': 'Did shootings burst out somewhere?',
  'displacement-difference': 'Did the treated districts change more than the others?',
  'interrupted-series': 'Did shootings step up or down in that month?',
  'difference-in-differences': 'Did the treated districts depart from the others?',
  'synthetic-control': 'What would have happened in the treated districts?',
};

/** A study of Philadelphia’s shooting victims before 2025, as an analyst would ask for it. */
export function aStudyOf(
  method: StudiedMethod,
  changes: {
    parameters?: Recipe['parameters'];
    filter?: Partial<Recipe['filter']>;
    flagRules?: Recipe['flagRules'];
    records?: Records;
    geography?: SiteGeography;
    dataDate?: string | null;
    seed?: number;
    unit?: MethodInput['recipe']['unit'];
  } = {},
): MethodInput {
  return {
    recipe: {
      question: questions[method],
      method,
      unit: changes.unit ?? 'victims',
      filter: {
        outcome: 'shooting',
        period: { from: '2015-01-01', to: '2024-12-31' },
        districts: [],
        ...changes.filter,
      },
      flagRules: changes.flagRules ?? [officerRule, hospitalRule],
      parameters: changes.parameters ?? {},
      seed: changes.seed ?? seedFor(method, null),
    },
    records: changes.records ?? philadelphiaRecords(),
    geography: changes.geography ?? philadelphiaGeography,
    dataDate: changes.dataDate === undefined ? '2025-01-27' : changes.dataDate,
  };
}
