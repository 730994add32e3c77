import { type FieldChange, type Place, type PlanDiff, withFields } from './diff-plans.ts';
import {
  type ContentPart,
  documentOrder,
  type Fields,
  listOf,
  type PlanContent,
  siblingsIn,
} from './plan-content.ts';

/**
 * The version that a diff leads to, from the one it starts at. The order in which the changes are listed does not
 * matter: parts that go are taken out first, and those that come are put in from the first place to the last.
 */
export function applyDiff(content: PlanContent, diff: PlanDiff): PlanContent {
  const parts = new Map(content.parts.map((part) => [part.id, part]));
  const gone = new Set<string>();
  const coming: { part: ContentPart; at: Place }[] = [];
  for (const change of diff.changes) {
    const { id } = change.part;
    if (change.what === 'removed') {
      parts.delete(id);
      gone.add(id);
    } else if (change.what === 'changed') {
      parts.set(id, withFields(parts.get(id)!, change.fields));
    } else if (change.what === 'added') {
      parts.set(id, change.part);
      coming.push({ part: change.part, at: change.at });
    } else {
      gone.add(id);
      coming.push({ part: change.part, at: change.to });
    }
  }
  const lists = new Map<string, string[]>();
  for (const [key, siblings] of siblingsIn(content.parts))
    lists.set(
      key,
      siblings.map(({ id }) => id).filter((id) => !gone.has(id)),
    );
  placeAll(lists, parts, coming);
  return {
    plan: headAfter(content.plan, diff.plan),
    parts: documentOrder([...lists.values()].flat().map((id) => parts.get(id)!)),
  };
}

function placeAll(
  lists: Map<string, string[]>,
  parts: Map<string, ContentPart>,
  coming: { part: ContentPart; at: Place }[],
): void {
  for (const { part, at } of coming.sort((one, other) => one.at.index - other.at.index)) {
    const { parentId } = at;
    const placed = { ...parts.get(part.id)!, parentId };
    parts.set(part.id, placed);
    const key = listOf(placed);
    const list = lists.get(key) ?? [];
    list.splice(at.index, 0, part.id);
    lists.set(key, list);
  }
}

function headAfter(plan: Fields, changes: readonly FieldChange[]): Fields {
  return { ...plan, ...Object.fromEntries(changes.map(({ field, after }) => [field, after])) };
}
