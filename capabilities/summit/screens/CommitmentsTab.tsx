import { useFormats } from '#web/design/formats.ts';
import { AppLink } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { commitments, type Summit } from '../contract.ts';
import { standingOf } from './words.ts';

/** What the sites one sees have promised, and how each follow-up stands. */
export function CommitmentsTab({ summit }: { summit: Summit }) {
  const formats = useFormats();
  const query = useApiQuery(`/api/summits/${summit.id}/commitments`, commitments, { live: ['summit.*'] });
  return (
    <QueryStates
      query={query}
      what="the commitments"
      isEmpty={({ items }) => items.length === 0}
      nothingYet={
        <NothingYet title="No commitments yet">
          A site makes one on the page of a session that has begun.
        </NothingYet>
      }
    >
      {({ items }) => (
        <DataTable
          caption="Commitments made at the summit"
          rows={items}
          rowKey={({ id }) => id}
          rowTitle={({ statement }) => statement}
          columns={[
            {
              key: 'statement',
              label: 'Commitment',
              value: ({ statement }) => statement,
              render: ({ id, statement, site }) => (
                <AppLink to={`/s/${site.slug}/summit/commitments/${id}`}>{statement}</AppLink>
              ),
            },
            { key: 'site', label: 'Site', value: ({ site }) => site.name },
            {
              key: 'due',
              label: 'Due',
              value: ({ action }) => (action ? formats.date(action.dueOn) : ''),
              narrow: true,
            },
            ...[0, 1, 2].map((index) => ({
              key: `after-${index}`,
              label: `After ${[30, 90, 180][index]} days`,
              value: ({ followUps }: (typeof items)[number]) =>
                followUps[index] ? standingOf(followUps[index]) : '',
              narrow: true,
            })),
          ]}
        />
      )}
    </QueryStates>
  );
}
