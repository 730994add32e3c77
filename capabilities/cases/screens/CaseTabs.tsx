import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { startOfLabel, useFormats } from '#web/design/formats.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { CaseRecord, type QueueItem } from '../contract.ts';

type Props = { record: CaseRecord };

export function PartiesTab({ record }: Props) {
  const formats = useFormats();
  return (
    <DataTable
      caption="Parties"
      rows={record.defendants}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', label: 'Defendant', value: ({ name, key }) => name ?? `${key} (name closed to you)` },
        {
          key: 'born',
          label: 'Born',
          value: ({ birthDate }) => birthDate,
          render: ({ birthDate }) => formats.date(birthDate),
        },
        { key: 'custody', label: 'Custody', value: ({ custody }) => custody && startOfLabel(custody) },
        {
          key: 'standing',
          label: 'Stands',
          value: ({ standing, juvenile }) =>
            [juvenile ? 'Juvenile' : null, ...standing].filter(Boolean).join('; '),
        },
      ]}
      empty={
        <NothingYet title="No party that you may see">
          Defendants appear once an agency names them.
        </NothingYet>
      }
    />
  );
}

export function EvidenceTab({ record }: Props) {
  return (
    <div className="stack">
      <EvidenceChecklist record={record} />
      <Section title="Tasks" plain>
        {record.tasks.length === 0 ? (
          <p className="quiet">No task that you may see.</p>
        ) : (
          <ul>
            {record.tasks.map(({ task, dueOn, done }) => (
              <li key={task}>
                {task}, due {dueOn} <Tag tone={done ? 'success' : 'info'}>{done ? 'Done' : 'Open'}</Tag>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

const have = ['collected', 'received'];

/** What there is and what is still missing, for whoever decides on the case. */
export function EvidenceChecklist({ record }: Props) {
  return (
    <DataTable
      caption="Evidence"
      rows={record.evidence}
      rowKey={({ item }) => item}
      columns={[
        { key: 'item', label: 'Item', value: ({ item }) => item },
        { key: 'kind', label: 'Kind', value: ({ kind }) => kind },
        {
          key: 'status',
          label: 'Status',
          value: ({ status }) => status,
          render: ({ status }) => (
            <Tag tone={have.includes(status) ? 'success' : 'warning'}>{startOfLabel(status)}</Tag>
          ),
        },
      ]}
      empty={
        <NothingYet title="No evidence that you may see">
          Police list what there is and what is outstanding.
        </NothingYet>
      }
    />
  );
}

export function HearingsTab({ record }: Props) {
  const formats = useFormats();
  return (
    <DataTable
      caption="Hearings"
      rows={record.hearings}
      rowKey={({ id }) => id}
      columns={[
        { key: 'at', label: 'When', value: ({ at }) => at, render: ({ at }) => formats.dateTime(at) },
        { key: 'kind', label: 'Kind', value: ({ kind }) => startOfLabel(kind) },
        { key: 'place', label: 'Place', value: ({ place }) => place },
        { key: 'attorney', label: 'Attorney', value: ({ attorney }) => attorney },
        {
          key: 'status',
          label: 'Status',
          value: ({ status, continuances }) =>
            startOfLabel(status) +
            (continuances > 0 ? `, continued ${formats.count(continuances, 'time')}` : ''),
        },
      ]}
      empty={
        <NothingYet title="No hearing that you may see">
          Hearings appear once a court or prosecutor sets them.
        </NothingYet>
      }
    />
  );
}

export function QueueTab({ record, path }: Props & { path: string }) {
  const queues = [
    { queue: 'exception', title: 'Exceptions', lead: 'What won’t fit together.' },
    { queue: 'trigger', title: 'Triggers', lead: 'What asks for someone to act.' },
  ];
  return (
    <div className="stack">
      {queues.map(({ queue, title, lead }) => (
        <Section key={queue} title={title} lead={lead} plain>
          <Items items={record.queue.filter((item) => item.queue === queue)} path={path} />
        </Section>
      ))}
    </div>
  );
}

function Items({ items, path }: { items: readonly QueueItem[]; path: string }) {
  if (items.length === 0) return <p className="quiet">Nothing stands here.</p>;
  return (
    <ul className="stack">
      {items.map((item) => (
        <li key={item.id}>
          {item.words} <span className="quiet">{item.agency}</span>{' '}
          {item.resolvedAt ? `Settled: ${item.resolution}` : item.own && <Settle item={item} path={path} />}
        </li>
      ))}
    </ul>
  );
}

/** Says what was done, and takes the item off the queue. */
export function Settle({ item, path }: { item: QueueItem; path: string }) {
  const [open, setOpen] = useState(false);
  const settle = useApiMutation(
    (resolution: string) => api.post(`${path}/queue-items/${item.id}/resolution`, { resolution }, CaseRecord),
    {
      refresh: [path, path.replace(/cases\/[^/]+$/, 'case-queue')],
      done: 'Settled',
      onSuccess: () => setOpen(false),
    },
  );
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        Settle
      </Button>
      <ReasonDialog
        open={open}
        title="What was done about it?"
        body={<p>{item.words}</p>}
        confirmLabel="Settle"
        required
        busy={settle.isPending}
        onConfirm={(reason) => settle.mutate(reason)}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
