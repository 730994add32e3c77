import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type DesignSummary, designList } from '../contract.ts';
import { type DesignState, designWorkflow } from '../states.ts';
import { methodWords, timingWords } from './words.ts';

const states = Object.keys(designWorkflow.states) as DesignState[];

/** What the site has set out to judge, and what came of it. */
export default function EvaluationsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const mayWrite = useMay()('evaluation.write', site.id);
  const begin = <LinkButton to={sitePath('/evaluations/new')}>New evaluation</LinkButton>;
  return (
    <ListPage<DesignSummary>
      title="Evaluations"
      lead="What is tried, judged by a design that was fixed before anyone could know how it comes out."
      noun={['evaluation', 'evaluations']}
      path={`/api/sites/${site.slug}/evaluations`}
      schema={designList}
      live={['evaluation.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => sitePath(`/evaluations/${row.id}`)}
      views={[
        { label: 'All', filters: {} },
        { label: 'To register', filters: { state: ['in-review'] } },
        { label: 'Under way', filters: { state: ['registered', 'under-way'] } },
        { label: 'Reported', filters: { state: ['reported'] } },
      ]}
      filters={[
        {
          key: 'state',
          label: 'State',
          kind: 'many',
          options: states.map((value) => ({ value, label: designWorkflow.states[value].label })),
        },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={[
        { key: 'title', label: 'Evaluation', value: (row) => row.title },
        {
          key: 'state',
          label: 'State',
          value: (row) => designWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={designWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'launch', label: 'Launch', value: (row) => formats.date(row.launchOn), narrow: true },
        {
          key: 'next',
          label: 'Next look',
          value: (row) => (row.nextLookOn ? formats.date(row.nextLookOn) : ''),
          narrow: true,
        },
        { key: 'method', label: 'Design', value: (row) => methodWords[row.method].title },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      panel={(row) => <Summary row={row} />}
      {...(mayWrite ? { actions: begin } : {})}
      nothingYet={
        <NothingYet title="No evaluations yet" {...(mayWrite ? { action: begin } : {})}>
          Before something new begins, write down what will be compared with what. A second person registers
          it, and the looks are taken on schedule.
        </NothingYet>
      }
    />
  );
}

function Summary({ row }: { row: DesignSummary }) {
  const formats = useFormats();
  return (
    <div className="stack">
      <StateTag workflow={designWorkflow} state={row.state} />
      {row.latest && <p>{row.latest}</p>}
      <Facts
        items={[
          { label: 'Launch', value: formats.date(row.launchOn) },
          { label: 'Registered', value: timingWords(row.registeredBeforeLaunch) },
          { label: 'Design', value: methodWords[row.method].title },
          { label: 'Author', value: row.author },
        ]}
      />
    </div>
  );
}
