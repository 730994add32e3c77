import { type PartKind, parentOf, partKinds } from '../parts/contract.ts';

/** A value of a field; compared whole. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
export type Fields = { readonly [field: string]: Value };

/** What comparing two versions needs to know of a part; siblings stand in the order they are listed in. */
export type ContentPart = {
  readonly id: string;
  readonly kind: PartKind;
  readonly parentId: string | null;
  readonly isPublic: boolean;
  readonly fields: Fields;
};

/** A plan as one document: its own words, and its parts. */
export type PlanContent = { readonly plan: Fields; readonly parts: readonly ContentPart[] };

/** Before its first version a plan says nothing. */
export const emptyContent: PlanContent = { plan: {}, parts: [] };

/** Which siblings a part stands among: those of its kind under the same parent. */
export function listOf({ kind, parentId }: Pick<ContentPart, 'kind' | 'parentId'>): string {
  return `${kind} of ${parentId ?? 'the plan'}`;
}

/** The siblings of every list, in order. */
export function siblingsIn(parts: readonly ContentPart[]): Map<string, ContentPart[]> {
  const lists = new Map<string, ContentPart[]>();
  for (const part of parts) {
    const list = lists.get(listOf(part));
    if (list) list.push(part);
    else lists.set(listOf(part), [part]);
  }
  return lists;
}

/** Every part before its children, siblings in their order: the way a plan is read. O(n). */
export function documentOrder(parts: readonly ContentPart[]): ContentPart[] {
  const lists = siblingsIn(parts);
  const childKinds = (kind: PartKind) => partKinds.filter((child) => parentOf[child] === kind);
  const walk = (part: ContentPart): ContentPart[] => [
    part,
    ...childKinds(part.kind).flatMap((kind) =>
      (lists.get(listOf({ kind, parentId: part.id })) ?? []).flatMap(walk),
    ),
  ];
  return partKinds
    .filter((kind) => parentOf[kind] === null)
    .flatMap((kind) => (lists.get(listOf({ kind, parentId: null })) ?? []).flatMap(walk));
}
