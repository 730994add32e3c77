import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { StateTag, Tag } from '#web/design/parts/StateTag.tsx';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type RecommendationSummary, recommendationList } from '../contract.ts';
import { openStates, type RecommendationState, recommendationWorkflow } from '../states.ts';

const states = Object.keys(recommendationWorkflow.states) as RecommendationState[];

/** What was recommended to the site, on whom each is and how far. */
export default function RecommendationsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const mayPropose = useMay()('recommendations.propose', site.id);
  const propose = <LinkButton to={sitePath('/recommendations/new')}>Make a recommendation</LinkButton>;
  return (
    <ListPage<RecommendationSummary>
      title="Recommendations"
      lead="What assessments advise this site to do, followed until another person has seen that it holds."
      noun={['recommendation', 'recommendations']}
      path={`/api/sites/${site.slug}/recommendations`}
      schema={recommendationList}
      live={['recommendations.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => sitePath(`/recommendations/${row.id}`)}
      views={[
        { label: 'Open', filters: { state: [...openStates] } },
        { label: 'To decide', filters: { state: ['proposed'] } },
        { label: 'On me', filters: { mine: ['yes'] } },
        { label: 'Late', filters: { late: ['yes'] } },
        { label: 'All', filters: {} },
      ]}
      filters={[
        {
          key: 'state',
          label: 'State',
          kind: 'many',
          options: states.map((value) => ({ value, label: recommendationWorkflow.states[value].label })),
        },
        { key: 'late', label: 'Late', kind: 'choice', options: [{ value: 'yes', label: 'Past its day' }] },
        { key: 'mine', label: 'On me', kind: 'choice', options: [{ value: 'yes', label: 'On me' }] },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={[
        { key: 'title', label: 'Recommendation', value: (row) => row.title },
        {
          key: 'state',
          label: 'State',
          value: (row) => recommendationWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={recommendationWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'owner', label: 'On', value: (row) => row.owner ?? '' },
        {
          key: 'due',
          label: 'Due',
          value: (row) => (row.nextDueOn ? formats.date(row.nextDueOn) : ''),
          render: (row) =>
            row.nextDueOn && (
              <>
                {formats.date(row.nextDueOn)} {row.isLate && <Tag tone="error">Late</Tag>}
              </>
            ),
          narrow: true,
        },
        { key: 'carrier', label: 'Carried out by', value: (row) => row.carriedOutBy ?? '' },
        { key: 'area', label: 'Core area', value: (row) => row.coreArea },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      panel={(row) => <Summary row={row} />}
      {...(mayPropose ? { actions: propose } : {})}
      nothingYet={
        <NothingYet title="No recommendations yet" {...(mayPropose ? { action: propose } : {})}>
          They are made from an assessment that a provider has submitted to the site.
        </NothingYet>
      }
    />
  );
}

function Summary({ row }: { row: RecommendationSummary }) {
  const formats = useFormats();
  return (
    <div className="stack">
      <StateTag workflow={recommendationWorkflow} state={row.state} />
      <Facts
        items={[
          { label: 'On', value: row.owner ?? 'Nobody yet' },
          { label: 'Due', value: row.nextDueOn ? formats.date(row.nextDueOn) : 'No day yet' },
          { label: 'Carried out by', value: row.carriedOutBy ?? 'Not planned yet' },
          { label: 'Core area', value: row.coreArea },
        ]}
      />
    </div>
  );
}
