import { type EvidenceRating, evidenceRatings, type MetricName, metrics } from '../contract.ts';
import { type DiffLanguage, diffVocabulary } from '../versions/diff-vocabulary.ts';

/** What a rating of the evidence says, in the reader's language. */
export function evidenceWords(rating: string, language: DiffLanguage): string {
  const known = rating as EvidenceRating;
  return diffVocabulary[language].evidence?.[known] ?? evidenceRatings[known] ?? rating;
}

/** What a goal measures, in the reader's language, and how its figures are written. */
export function metricOf(
  name: string,
  inWords: string,
  language: DiffLanguage,
): { label: string; format: 'count' | 'percent' } {
  if (!(name in metrics)) return { label: inWords, format: 'count' };
  const { label, format } = metrics[name as MetricName];
  return { label: diffVocabulary[language].metrics?.[name as MetricName] ?? label, format };
}
