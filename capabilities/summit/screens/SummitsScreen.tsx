import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { summits } from '../contract.ts';
import { summitWorkflow } from '../states.ts';

/** The summits of the years, the latest first. */
export default function SummitsScreen() {
  const formats = useFormats();
  const plan = useMay()('summit.run') && <LinkButton to="/summit/new">Plan a summit</LinkButton>;
  const query = useApiQuery('/api/summits', summits, { live: ['summit.*'] });
  return (
    <Page
      title="Summit"
      lead="Once a year the sites meet: what they learn, what they promise, and whether it was kept."
      {...(plan ? { actions: plan } : {})}
    >
      <QueryStates
        query={query}
        what="the summits"
        isEmpty={({ items }) => items.length === 0}
        nothingYet={
          <NothingYet title="No summit is planned yet" {...(plan ? { action: plan } : {})}>
            The program office plans one a year.
          </NothingYet>
        }
      >
        {({ items }) => (
          <DataTable
            caption="Summits"
            rows={items}
            rowKey={({ id }) => id}
            rowTitle={({ title }) => title}
            columns={[
              {
                key: 'title',
                label: 'Summit',
                value: ({ title }) => title,
                render: ({ id, title }) => <AppLink to={`/summit/${id}`}>{title}</AppLink>,
              },
              {
                key: 'days',
                label: 'Days',
                value: ({ startsOn, endsOn }) => `${formats.date(startsOn)} to ${formats.date(endsOn)}`,
              },
              { key: 'place', label: 'Place', value: ({ place }) => place },
              {
                key: 'state',
                label: 'State',
                value: ({ state }) => summitWorkflow.states[state].label,
                render: ({ state }) => <StateTag workflow={summitWorkflow} state={state} />,
                narrow: true,
              },
            ]}
          />
        )}
      </QueryStates>
    </Page>
  );
}
