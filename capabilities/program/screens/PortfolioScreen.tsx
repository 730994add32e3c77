import { z } from 'zod';
import { api } from '#web/design/api.ts';
import type { FilterDefinition } from '#web/design/filters.ts';
import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type PortfolioRow, portfolioColumns, portfolioPage, savedView, savedViews } from '../contract.ts';
import { type EngagementState, engagementWorkflow } from '../states.ts';
import { columnsOfPortfolio } from './portfolio-columns.tsx';
import { SitePanel } from './SitePanel.tsx';

const VIEWS = '/api/portfolio/views';
const live = ['program.*', 'assistance.*', 'meetings.*', 'planning.*', 'incidents.*', 'publishing.*'];

/** Every site of the program beside the others: the champion’s Monday begins with what is past target. */
export default function PortfolioScreen() {
  const columns = useApiQuery('/api/portfolio/columns', portfolioColumns);
  const views = useApiQuery(VIEWS, savedViews);
  return (
    <QueryStates query={columns} what="the columns of the portfolio">
      {(choices) => (
        <QueryStates query={views} what="your views">
          {({ items }) => <Portfolio choices={choices} views={items} />}
        </QueryStates>
      )}
    </QueryStates>
  );
}

type Props = {
  choices: z.infer<typeof portfolioColumns>;
  views: z.infer<typeof savedViews>['items'];
};

function Portfolio({ choices, views }: Props) {
  const formats = useFormats();
  const save = useApiMutation(
    (view: { name: string; filters: Record<string, string[]> }) => api.post(VIEWS, view, savedView),
    { refresh: [VIEWS] },
  );
  const remove = useApiMutation((id: string) => api.delete(`${VIEWS}/${id}`, z.unknown()), {
    refresh: [VIEWS],
  });
  return (
    <ListPage<PortfolioRow>
      title="Portfolio"
      lead="Where each site stands, what waits on whom, and what is past its target."
      noun={['site', 'sites']}
      path="/api/portfolio"
      schema={portfolioPage}
      live={live}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.name}
      to={(row) => `/s/${row.slug}/program`}
      defaultSort="name"
      views={[
        { label: 'All sites', filters: {} },
        { label: 'Past target', filters: { show: ['past-target'] } },
        { label: 'With vacancies', filters: { show: ['vacancies'] } },
        { label: 'Phase is late', filters: { show: ['late-phase'] } },
      ]}
      keptViews={{
        views: views.map(({ name, filters }) => ({ label: name, filters })),
        save: ({ label, filters }) => save.mutate({ name: label, filters }),
        remove: ({ label }) => {
          const kept = views.find(({ name }) => name === label);
          if (kept) remove.mutate(kept.id);
        },
      }}
      filters={filtersOf(choices)}
      columns={columnsOfPortfolio(choices.items, formats)}
      panel={(row) => <SitePanel row={row} columns={choices.items} />}
      exportPath="/api/portfolio/export.csv"
      nothingYet={
        <NothingYet title="No sites yet">
          The sites you work with stand here beside each other, with what is past its target first in sight.
        </NothingYet>
      }
    />
  );
}

function filtersOf({ liaisons, cohorts }: Props['choices']): FilterDefinition[] {
  const states = Object.keys(engagementWorkflow.states) as EngagementState[];
  return [
    {
      key: 'show',
      label: 'Show',
      kind: 'choice',
      options: [
        { value: 'past-target', label: 'Past target or overdue' },
        { value: 'vacancies', label: 'With vacancies' },
        { value: 'late-phase', label: 'Phase is late' },
        { value: 'no-engagement', label: 'Without an engagement' },
      ],
    },
    {
      key: 'phase',
      label: 'Phase',
      kind: 'many',
      options: states.map((value) => ({ value, label: engagementWorkflow.states[value].label })),
    },
    {
      key: 'cohort',
      label: 'Cohort',
      kind: 'many',
      options: cohorts.map((year) => ({ value: String(year), label: String(year) })),
    },
    {
      key: 'liaison',
      label: 'Liaison',
      kind: 'choice',
      options: liaisons.map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: 'q', label: 'Search', kind: 'text' },
  ];
}
