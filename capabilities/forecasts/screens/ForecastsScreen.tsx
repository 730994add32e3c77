import { startOfLabel, useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type PlanSummary, planList } from '../contract.ts';
import { type PlanState, planWorkflow } from '../states.ts';
import { methodWords } from './words.ts';

const states = Object.keys(planWorkflow.states) as PlanState[];

/** What the site forecasts, on what evidence, and until when. */
export default function ForecastsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const mayWrite = useMay()('forecasts.write', site.id);
  const begin = <LinkButton to={sitePath('/forecasts/new')}>New forecast plan</LinkButton>;
  return (
    <ListPage<PlanSummary>
      title="Forecasts"
      lead="Places to help, never people to suspect. Each is tested on the past, signed by a second person, and ends."
      noun={['forecast plan', 'forecast plans']}
      path={`/api/sites/${site.slug}/forecasts`}
      schema={planList}
      live={['forecasts.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => sitePath(`/forecasts/${row.id}`)}
      views={[
        { label: 'All', filters: {} },
        { label: 'To sign', filters: { state: ['in-review'] } },
        { label: 'Live', filters: { state: ['live'] } },
      ]}
      filters={[
        {
          key: 'state',
          label: 'State',
          kind: 'many',
          options: states.map((value) => ({ value, label: planWorkflow.states[value].label })),
        },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={[
        { key: 'title', label: 'Forecast', value: (row) => row.title },
        {
          key: 'state',
          label: 'State',
          value: (row) => planWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={planWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'ends', label: 'Ends', value: (row) => formats.date(row.endsOn), narrow: true },
        { key: 'method', label: 'Method', value: (row) => methodWords[row.method].title, narrow: true },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      panel={(row) => <Summary row={row} />}
      {...(mayWrite ? { actions: begin } : {})}
      nothingYet={
        <NothingYet title="No forecasts yet" {...(mayWrite ? { action: begin } : {})}>
          A plan says which outcome, how much area, for what purpose and until when. It is tested on the past,
          then a second person signs it or not.
        </NothingYet>
      }
    />
  );
}

function Summary({ row }: { row: PlanSummary }) {
  const formats = useFormats();
  return (
    <div className="stack">
      <StateTag workflow={planWorkflow} state={row.state} />
      <p>{row.verdict ?? 'It was not tested as it stands.'}</p>
      <Facts
        items={[
          { label: 'Outcome', value: startOfLabel(row.outcome.replaceAll('-', ' ')) },
          { label: 'Method', value: methodWords[row.method].title },
          { label: 'Ends', value: formats.date(row.endsOn) },
          { label: 'Author', value: row.author },
        ]}
      />
    </div>
  );
}
