import { useApiQuery } from '#web/design/queries.ts';
import {
  communityList,
  type EvidenceRating,
  evidenceRatings,
  type ResourceKind,
  resourceKinds,
} from '../contract.ts';

export const kindOptions = optionsOf(resourceKinds);
export const evidenceOptions = optionsOf(evidenceRatings);

export function kindWords(kind: ResourceKind): string {
  return resourceKinds[kind];
}

/** A rating never stands without the name of who gave it. */
export function evidenceWords(rating: EvidenceRating, source: string): string {
  return rating === 'not-rated' ? evidenceRatings[rating] : `${evidenceRatings[rating]} (${source})`;
}

/** The core areas in force, to choose from and to name. */
export function useCoreAreas() {
  const query = useApiQuery('/api/communities', communityList);
  const items = query.data?.items ?? [];
  const names = new Map(items.map(({ key, name }) => [key, name]));
  return {
    query,
    options: items.map(({ key, name }) => ({ value: key, label: name })),
    nameOf: (key: string) => names.get(key) ?? key,
  };
}

export function dollars(cents: number): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);
}

/** "184.50" as cents; null for what is no amount of money. */
export function centsOf(typed: string): number | null {
  const match = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?$/.exec(typed.trim());
  if (!match) return null;
  return Number(match[1]!.replaceAll(',', '')) * 100 + Number(match[2] ?? 0);
}

function optionsOf<K extends string>(labels: Record<K, string>): { value: K; label: string }[] {
  return (Object.entries(labels) as [K, string][]).map(([value, label]) => ({ value, label }));
}
