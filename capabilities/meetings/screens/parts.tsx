import { useFormats } from '#web/design/formats.ts';
import { AppLink } from '#web/design/navigation.tsx';
import type { Column } from '#web/design/parts/columns.ts';
import { StateTag, Tag } from '#web/design/parts/StateTag.tsx';
import type { TimelineEntry } from '#web/design/parts/Timeline.tsx';
import type { AppPath } from '#web/design/screens.ts';
import type { WorkflowDeclaration } from '#web/design/workflow.ts';
import type { ActionItemSummary, Meeting } from '../contract.ts';
import { actionItemWorkflow } from '../states.ts';

/** The columns in which action items stand everywhere; beyond one site, with the site. */
export function useActionColumns({ withSite = false } = {}): Column<ActionItemSummary>[] {
  const formats = useFormats();
  return [
    {
      key: 'title',
      label: 'Action',
      value: ({ title }) => title,
      render: ({ title, id }) => <AppLink to={`/actions/${id}`}>{title}</AppLink>,
    },
    {
      key: 'state',
      label: 'State',
      value: ({ state }) => actionItemWorkflow.states[state].label,
      render: ({ state, isLate }) => (
        <>
          <StateTag workflow={actionItemWorkflow} state={state} /> {isLate && <Tag tone="error">Late</Tag>}
        </>
      ),
      narrow: true,
    },
    { key: 'due', label: 'Due', value: ({ dueOn }) => formats.date(dueOn), narrow: true },
    { key: 'owner', label: 'Owner', value: ({ owner }) => owner ?? 'Nobody yet' },
    ...(withSite
      ? [{ key: 'site', label: 'Site', value: ({ site }: ActionItemSummary) => site?.name ?? 'The program' }]
      : []),
    {
      key: 'origin',
      label: 'Agreed in',
      value: ({ origin }) => origin?.number ?? '',
      render: ({ origin }) => <Origin origin={origin} />,
      narrow: true,
    },
    { key: 'number', label: 'Number', value: ({ number }) => number, narrow: true },
  ];
}

/** Where an action was agreed, as a link when it has a page. */
export function Origin({ origin }: { origin: ActionItemSummary['origin'] }) {
  if (!origin) return 'Recorded by itself';
  const words = origin.number ?? origin.table.replace(/^.*\./, '').replaceAll('_', ' ');
  return origin.path ? <AppLink to={origin.path as AppPath}>{words}</AppLink> : words;
}

export function entriesOf(
  timeline: Meeting['timeline'],
  workflow: WorkflowDeclaration,
  created: string,
): TimelineEntry[] {
  return timeline.map(({ id, move, to, at, by, reason }) => ({
    ...{ id, at, who: by },
    kind: reason ? ('decision' as const) : ('event' as const),
    text: move === 'create' ? created : (workflow.states[to]?.label ?? to),
    ...(reason ? { detail: reason } : {}),
  }));
}
