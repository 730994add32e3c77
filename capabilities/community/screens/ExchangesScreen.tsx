import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useMay } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type ExchangeSummary, exchangeList } from '../contract.ts';
import { type ExchangeState, exchangeWorkflow } from '../states.ts';
import { useCoreAreas } from './words.ts';

const states = Object.keys(exchangeWorkflow.states) as ExchangeState[];

/** Who wants to learn what from whom, and on whom it waits. */
export default function ExchangesScreen() {
  const formats = useFormats();
  const { options, nameOf } = useCoreAreas();
  const mayAsk = useMay()('community.ask-peers');
  const ask = <LinkButton to="/exchanges/new">Ask other sites</LinkButton>;
  return (
    <ListPage<ExchangeSummary>
      title="Peer exchange"
      lead="A site says what it wants to learn; another shows it. What came of it is written for everyone."
      noun={['exchange', 'exchanges']}
      path="/api/exchanges"
      schema={exchangeList}
      live={['community.exchange-changed']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => `/exchanges/${row.id}`}
      views={[
        { label: 'All', filters: {} },
        { label: 'Looking for a host', filters: { state: ['asked', 'offered'] } },
        { label: 'Planned', filters: { state: ['planned'] } },
        { label: 'Reported', filters: { state: ['reported', 'closed'] } },
      ]}
      filters={[
        { key: 'q', label: 'Search', kind: 'text' },
        { key: 'coreArea', label: 'Core area', kind: 'choice', options },
        {
          key: 'state',
          label: 'State',
          kind: 'many',
          options: states.map((value) => ({ value, label: exchangeWorkflow.states[value].label })),
        },
      ]}
      columns={[
        { key: 'title', label: 'Wants to learn', value: (row) => row.title },
        {
          key: 'state',
          label: 'State',
          value: (row) => exchangeWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={exchangeWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'site', label: 'Site', value: (row) => row.site.name },
        { key: 'host', label: 'Host', value: (row) => row.host?.name ?? '' },
        { key: 'waits', label: 'Waits on', value: (row) => row.waitsOn ?? '' },
        { key: 'area', label: 'Core area', value: (row) => nameOf(row.coreArea), hidden: true },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      panel={(row) => (
        <div className="stack">
          <StateTag workflow={exchangeWorkflow} state={row.state} />
          <Facts
            items={[
              { label: 'Asked by', value: row.site.name },
              { label: 'Core area', value: nameOf(row.coreArea) },
              { label: 'Offers', value: String(row.offers) },
              { label: 'Host', value: row.host?.name ?? 'Not chosen yet' },
              { label: 'Visit begins', value: formats.date(row.startsOn) },
              { label: 'Carried by', value: row.owner ?? '—' },
              { label: 'Waits on', value: row.waitsOn ?? 'Nobody: it is over' },
            ]}
          />
        </div>
      )}
      {...(mayAsk ? { actions: ask } : {})}
      nothingYet={
        <NothingYet title="No exchanges yet" {...(mayAsk ? { action: ask } : {})}>
          Say what your site wants to learn. Sites that know it offer to show you.
        </NothingYet>
      }
    />
  );
}
