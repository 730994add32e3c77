import { isDeepStrictEqual } from 'node:util';
import { longestRising } from './longest-rising.ts';
import { type ContentPart, type Fields, type PlanContent, siblingsIn, type Value } from './plan-content.ts';

/** Where a part stands: under which part, and as which of its siblings there, counted from 0. */
export type Place = { readonly parentId: string | null; readonly index: number };

export type FieldChange = { readonly field: string; readonly before: Value; readonly after: Value };

export type PartChange =
  | { readonly what: 'added'; readonly part: ContentPart; readonly at: Place }
  | { readonly what: 'removed'; readonly part: ContentPart; readonly at: Place }
  | { readonly what: 'changed'; readonly part: ContentPart; readonly fields: readonly FieldChange[] }
  | { readonly what: 'moved'; readonly part: ContentPart; readonly from: Place; readonly to: Place };

/**
 * All that differs between two versions of a plan, part by part, known by their ids. `part` is the part as the later
 * version has it, or the earlier one where it was removed.
 */
export type PlanDiff = { readonly plan: readonly FieldChange[]; readonly changes: readonly PartChange[] };

/** Whether it is public is a matter of a part like any other, though no field of its words. */
const PUBLIC = 'isPublic';

/**
 * What changed from one version to another. Only parts that were really moved are called so: of siblings that changed
 * their order, the fewest. O(n log n).
 */
export function diffPlans(before: PlanContent, after: PlanContent): PlanDiff {
  const was = placesIn(before.parts);
  const is = placesIn(after.parts);
  const stayed = partsThatStayed(before.parts, after.parts, was, is);
  const changes: PartChange[] = [];
  for (const [id, { part, at }] of was) if (!is.has(id)) changes.push({ what: 'removed', part, at });
  for (const [id, { part, at: to }] of is) {
    const old = was.get(id);
    if (!old) {
      changes.push({ what: 'added', part, at: to });
      continue;
    }
    if (!stayed.has(id)) changes.push({ what: 'moved', part, from: old.at, to });
    const fields = fieldChanges(withPublic(old.part), withPublic(part));
    if (fields.length > 0) changes.push({ what: 'changed', part, fields });
  }
  return { plan: fieldChanges(before.plan, after.plan), changes };
}

export function isEmpty({ plan, changes }: PlanDiff): boolean {
  return plan.length === 0 && changes.length === 0;
}

type Placed = { part: ContentPart; at: Place };

function placesIn(parts: readonly ContentPart[]): Map<string, Placed> {
  const places = new Map<string, Placed>();
  for (const siblings of siblingsIn(parts).values())
    siblings.forEach((part, index) => {
      places.set(part.id, { part, at: { parentId: part.parentId, index } });
    });
  return places;
}

/** Those that kept their parent, less the fewest that must have changed places with their siblings. */
function partsThatStayed(
  before: readonly ContentPart[],
  after: readonly ContentPart[],
  was: ReadonlyMap<string, Placed>,
  is: ReadonlyMap<string, Placed>,
): Set<string> {
  const stayed = new Set<string>();
  const lists = siblingsIn(after);
  for (const [key, siblings] of siblingsIn(before)) {
    const here = new Set((lists.get(key) ?? []).map(({ id }) => id));
    const both = siblings.filter(({ id }) => here.has(id) && was.has(id));
    for (const at of longestRising(both.map(({ id }) => is.get(id)!.at.index))) stayed.add(both[at]!.id);
  }
  return stayed;
}

function withPublic({ fields, isPublic }: ContentPart): Fields {
  return { ...fields, [PUBLIC]: isPublic };
}

/** A field that one side lacks counts as empty: a plan may gain fields over the years. */
function fieldChanges(before: Fields, after: Fields): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter(({ before: old, after: now }) => !isDeepStrictEqual(old, now));
}

/** The same changes told backwards: applied to the later version it gives the earlier one. */
export function invertDiff({ plan, changes }: PlanDiff): PlanDiff {
  const backwards = ({ field, before, after }: FieldChange) => ({ field, before: after, after: before });
  return {
    plan: plan.map(backwards),
    changes: changes.map((change): PartChange => {
      if (change.what === 'added') return { ...change, what: 'removed' };
      if (change.what === 'removed') return { ...change, what: 'added' };
      if (change.what === 'moved')
        return {
          ...change,
          part: { ...change.part, parentId: change.from.parentId },
          from: change.to,
          to: change.from,
        };
      const fields = change.fields.map(backwards);
      return { ...change, part: withFields(change.part, fields), fields };
    }),
  };
}

/** A part with the fields as they are after the change. */
export function withFields(part: ContentPart, changes: readonly FieldChange[]): ContentPart {
  const fields: { [field: string]: Value } = { ...part.fields };
  let { isPublic } = part;
  for (const { field, after } of changes) {
    if (field === PUBLIC) isPublic = after === true;
    else fields[field] = after;
  }
  return { ...part, isPublic, fields };
}
