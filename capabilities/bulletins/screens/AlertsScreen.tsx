import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type AlertSummary, alertList } from '../contract.ts';
import { type AlertState, alertWorkflow } from '../states.ts';

const { states } = alertWorkflow;

/** Series that left their expected band, and whether a person has said why. */
export default function AlertsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <ListPage<AlertSummary>
      title="Alerts"
      lead={
        <>
          One for each time a watched series leaves its expected band.{' '}
          <AppLink to={sitePath('/bulletins/settings')}>How often the rule is wrong</AppLink>
        </>
      }
      noun={['alert', 'alerts']}
      path={`/api/sites/${site.slug}/alerts`}
      schema={alertList}
      live={['bulletins.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => sitePath(`/bulletins/alerts/${row.id}`)}
      views={[
        { label: 'All', filters: {} },
        { label: 'To explain', filters: { state: ['raised'] } },
        { label: 'Explained', filters: { state: ['explained'] } },
      ]}
      filters={[
        {
          key: 'state',
          label: 'State',
          kind: 'many',
          options: Object.entries(states).map(([value, { label }]) => ({ value, label })),
        },
      ]}
      columns={[
        { key: 'title', label: 'Alert', value: (row) => row.title },
        {
          key: 'state',
          label: 'State',
          value: (row) => states[row.state as AlertState].label,
          render: (row) => <StateTag workflow={alertWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'count', label: 'Counted', value: (row) => row.count, align: 'end' },
        { key: 'band', label: 'Band', value: (row) => `${row.low} to ${row.high}`, align: 'end' },
        { key: 'week', label: 'Week of', value: (row) => formats.date(row.lastWeek) },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      panel={(row) => <Summary row={row} />}
      actions={<LinkButton to={sitePath('/bulletins')}>Weekly bulletins</LinkButton>}
      nothingYet={
        <NothingYet
          title="No alert so far"
          action={<LinkButton to={sitePath('/bulletins/settings')}>See what is watched</LinkButton>}
        >
          With each bulletin the weekly shootings of the site and of each district are compared with their
          expected band. A series that leaves it raises an alert here.
        </NothingYet>
      }
    />
  );
}

function Summary({ row }: { row: AlertSummary }) {
  const formats = useFormats();
  return (
    <div className="stack">
      <StateTag workflow={alertWorkflow} state={row.state} />
      <Facts
        items={[
          { label: 'Counted', value: formats.number(row.count) },
          { label: 'Expected band', value: `${row.low} to ${row.high}` },
          { label: 'Outside since the week of', value: formats.date(row.firstWeek) },
          { label: 'Back in the week of', value: row.backWeek ? formats.date(row.backWeek) : 'Not yet' },
          ...(row.explanation ? [{ label: 'Explanation', value: row.explanation }] : []),
        ]}
      />
    </div>
  );
}
