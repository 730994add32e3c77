import type { ReactNode } from 'react';
import { useFormats } from '#web/design/formats.ts';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import type { Column } from '#web/design/parts/columns.ts';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { type CaseLine, type Part, partLabels, statusLabel } from '../contract.ts';

/** What may change a case that is on screen: its own record, and what agreements open. */
export const caseNews = ['cases.*', 'sharing.agreement-ended', 'sharing.agreement-began'];

export function PartTag({ part }: { part: Pick<Part, 'kind' | 'status' | 'closedOn' | 'waitsOn'> }) {
  return <Tag tone={toneOf(part)}>{statusLabel(part.kind, part.status)}</Tag>;
}

function toneOf({ status, closedOn }: Pick<Part, 'status' | 'closedOn'>) {
  if (status.startsWith('declined')) return 'error';
  if (status.startsWith('returned')) return 'warning';
  if (status.startsWith('adopted')) return 'success';
  return closedOn ? 'neutral' : 'info';
}

/** One part in a line: whose it is, where it stands, why, and on whom it waits. */
export function PartWords({ part }: { part: Part }) {
  const formats = useFormats();
  return (
    <>
      {partLabels[part.kind]}: {statusLabel(part.kind, part.status)}
      {part.reason ? `. ${part.reason}` : ''}
      {part.dueOn ? `, due ${formats.date(part.dueOn)}` : ''}
    </>
  );
}

export function CaseLink({ id, children }: { id: string; children: ReactNode }) {
  const sitePath = useSitePath();
  return <AppLink to={sitePath(`/cases/${id}`)}>{children}</AppLink>;
}

export function useCaseColumns(): Column<CaseLine>[] {
  const formats = useFormats();
  return [
    {
      key: 'number',
      label: 'Case',
      value: (line) => line.number,
      narrow: true,
    },
    { key: 'local', label: 'Own number', value: ({ part }) => part.localNumber },
    {
      key: 'status',
      label: 'Status',
      value: ({ part }) => statusLabel(part.kind, part.status),
      render: ({ part }) => <PartTag part={part} />,
    },
    { key: 'offense', label: 'Offense', value: ({ part }) => part.offense },
    { key: 'defendants', label: 'Defendants', value: (line) => line.defendants.join('; ') },
    {
      key: 'since',
      label: 'Since',
      value: ({ part }) => part.since,
      render: ({ part }) => formats.ago(part.since),
    },
    {
      key: 'due',
      label: 'Due',
      value: ({ part }) => part.dueOn,
      render: ({ part }) => formats.date(part.dueOn),
    },
    {
      key: 'others',
      label: 'Elsewhere',
      value: (line) =>
        line.others
          .map(
            ({ kind, status, agency, reason }) =>
              `${partLabels[kind]} at ${agency}: ${status} ${reason ?? ''}`,
          )
          .join('; '),
      render: (line) =>
        line.others.length === 0
          ? '—'
          : line.others.map((part) => (
              <div key={part.id}>
                <PartWords part={part} />
              </div>
            )),
    },
    { key: 'assigned', label: 'Assigned to', value: ({ part }) => part.assignedTo, hidden: true },
  ];
}

export function Synthetic() {
  return <Tag tone="warning">Synthetic</Tag>;
}
