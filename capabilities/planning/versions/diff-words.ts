import { type MetricName, metrics } from '../measures/contract.ts';
import { type EvidenceRating, evidenceRatings } from '../parts/contract.ts';
import type { ChangeInWords } from './contract.ts';
import type { FieldChange, PartChange, Place, PlanDiff } from './diff-plans.ts';
import { type DiffLanguage, diffVocabulary } from './diff-vocabulary.ts';
import {
  type ContentPart,
  documentOrder,
  listOf,
  type PlanContent,
  siblingsIn,
  type Value,
} from './plan-content.ts';

/** Kept for machines, or said by another field: not read out to people. */
const SILENT = new Set([
  ...['ownerAgencyId', 'ownerId', 'originTable', 'originId', 'number'],
  ...['baselineLow', 'baselineHigh', 'baselineCounted'],
]);

/** A diff in plain words: the plan itself first, then its parts as they are read, what was taken out last. */
export function sayDiff(
  diff: PlanDiff,
  { before, after, language = 'en' }: { before: PlanContent; after: PlanContent; language?: DiffLanguage },
): ChangeInWords[] {
  const titles = new Map([...before.parts, ...after.parts].map((part) => [part.id, titleOf(part)]));
  const say = speaker(language, titles);
  const order = new Map(documentOrder(after.parts).map(({ id }, at) => [id, at]));
  const isNew = before.parts.length === 0 && Object.keys(before.plan).length === 0;
  const ordered = [...diff.changes].sort(
    (one, other) => (order.get(one.part.id) ?? Infinity) - (order.get(other.part.id) ?? Infinity) || 0,
  );
  const siblings = siblingsIn(after.parts);
  const head = isNew ? [] : say.lines(diff.plan);
  return [
    ...(head.length > 0
      ? [{ what: 'changed' as const, kind: 'plan' as const, id: null, heading: say.plan, lines: head }]
      : []),
    ...ordered
      .map((change) => say.change(change, siblings.get(listOf(change.part))?.length ?? 1))
      .filter(({ what, lines }) => what !== 'changed' || lines.length > 0),
  ];
}

function speaker(language: DiffLanguage, titles: ReadonlyMap<string, string>) {
  const words = diffVocabulary[language];
  const lines = (changes: readonly FieldChange[]) =>
    changes
      .filter(({ field }) => !SILENT.has(field))
      .map(({ field, before, after }) => ({
        field: words.fields[field] ?? field,
        before: valueIn(language, field, before, titles),
        after: valueIn(language, field, after, titles),
      }));
  const where = ({ parentId, index }: Place, among: number) =>
    words.place(parentId ? (titles.get(parentId) ?? null) : null, index + 1, among);
  return {
    plan: words.planChanged,
    lines,
    change(change: PartChange, among: number): ChangeInWords {
      const { part, what } = change;
      const heading = `${words.what[what]} ${words.kinds[part.kind]}: ${titles.get(part.id)}`;
      const moved =
        change.what === 'moved'
          ? [{ field: words.where, before: where(change.from, among), after: where(change.to, among) }]
          : [];
      return {
        ...{ what, kind: part.kind, id: part.id, heading },
        lines: change.what === 'changed' ? lines(change.fields) : moved,
      };
    },
  };
}

function titleOf({ fields }: ContentPart): string {
  return String(fields.title ?? '');
}

function valueIn(
  language: DiffLanguage,
  field: string,
  value: Value,
  titles: ReadonlyMap<string, string>,
): string {
  const words = diffVocabulary[language];
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (field === 'budgetCents') return moneyIn(language, Number(value));
  if (field === 'problemId') return titles.get(String(value)) ?? words.nothing;
  if (field === 'metric')
    return words.metrics?.[value as MetricName] ?? metrics[value as MetricName]?.label ?? String(value);
  if (field === 'evidence')
    return words.evidence?.[value as EvidenceRating] ?? evidenceRatings[value as EvidenceRating];
  if (field === 'findings' && Array.isArray(value))
    return value.map((finding) => String((finding as { number: string }).number)).join(', ');
  if (Array.isArray(value)) return value.map(String).join('; ');
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dayIn(language, value);
  if (typeof value === 'number') return value.toLocaleString(language, { maximumFractionDigits: 4 });
  return String(value);
}

/** Whole cents in, so no sum is ever off by one. */
export function moneyIn(language: DiffLanguage, cents: number): string {
  return (cents / 100).toLocaleString(language, { style: 'currency', currency: 'USD' });
}

export function dayIn(language: DiffLanguage, day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
}
