import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { AppLink } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type HandoverSummary, handoverList, handoverPeople } from '../contract.ts';

/** What has passed from hand to hand, and work that waits on someone who has left. */
export default function HandoversScreen() {
  const formats = useFormats();
  const begin = <LinkButton to="/program/handovers/new">Hand over</LinkButton>;
  return (
    <ListPage<HandoverSummary>
      title="Handovers"
      lead="When a person leaves, everything open passes to another in one step, with notes."
      noun={['handover', 'handovers']}
      path="/api/handovers"
      schema={handoverList}
      live={['program.handed-over']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.number}
      to={(row) => `/program/handovers/${row.id}`}
      columns={[
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
        { key: 'from', label: 'From', value: (row) => row.from.name },
        { key: 'to', label: 'To', value: (row) => row.to.name },
        { key: 'records', label: 'Records', value: (row) => row.records, align: 'end' },
        { key: 'site', label: 'Where', value: (row) => row.site ?? 'Everywhere' },
        { key: 'effective', label: 'Effective', value: (row) => formats.date(row.effectiveOn), narrow: true },
        { key: 'by', label: 'By', value: (row) => row.by, hidden: true },
      ]}
      actions={begin}
      nothingYet={
        <NothingYet title="No handovers yet" action={begin}>
          A handover lists all that a person owns, by kind, before anything moves.
        </NothingYet>
      }
    >
      <LeftBehind />
    </ListPage>
  );
}

function LeftBehind() {
  const { data } = useApiQuery('/api/handovers/people', handoverPeople, { live: ['program.handed-over'] });
  const left = data?.items.filter(({ hasLeft }) => hasLeft) ?? [];
  if (left.length === 0) return null;
  return (
    <Notice tone="warning" title="Open work waits on people who have left">
      <ul>
        {left.map(({ id, name, open }) => (
          <li key={id}>
            <AppLink to={`/program/handovers/new?from=${id}`}>
              {name}: {open} open
            </AppLink>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
