import type { z } from 'zod';
import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type AnalysisSummary, analysisList, methodQuestions, methods } from '../contract.ts';
import { runStates } from './words.ts';

type Row = z.infer<typeof AnalysisSummary>;

/** A site’s analyses: the question, and what the latest run answered. */
export default function AnalysesScreen() {
  const site = useSite();
  const may = useMay();
  const sitePath = useSitePath();
  const formats = useFormats();
  const start = may('analysis.run', site.id) && (
    <LinkButton to={sitePath('/analyses/new')} tone="primary" icon="add">
      New analysis
    </LinkButton>
  );
  return (
    <ListPage<Row>
      title="Analysis"
      lead="Questions put to the site’s data, each saved with everything its answer rests on."
      noun={['analysis', 'analyses']}
      path={`/api/sites/${site.slug}/analyses`}
      schema={analysisList}
      live={['analysis.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.question}
      to={(row) => sitePath(`/analyses/${row.id}`)}
      filters={[
        {
          key: 'method',
          label: 'Method',
          kind: 'many',
          options: methods.map((value) => ({ value, label: methodQuestions[value].title })),
        },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={[
        { key: 'question', label: 'Question', value: (row) => row.question },
        {
          key: 'answer',
          label: 'Latest answer',
          value: (row) => row.latestRun?.sentence ?? row.latestRun?.failure?.detail,
        },
        {
          key: 'state',
          label: 'Run',
          value: (row) => stateLabel(row),
          render: (row) => <RunTag row={row} />,
          narrow: true,
        },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
        { key: 'method', label: 'Method', value: (row) => methodQuestions[row.method].title },
        { key: 'data', label: 'Data', value: (row) => row.dataLabel, hidden: true },
        { key: 'by', label: 'By', value: (row) => row.createdBy, hidden: true },
        { key: 'at', label: 'Made', value: (row) => formats.date(row.createdAt) },
      ]}
      panel={(row) => <Summary row={row} />}
      actions={start}
      nothingYet={
        <NothingYet title="No analyses yet" action={start}>
          An analysis puts one question to an accepted data version: is it going up, where does it stand out,
          how few places hold how much of it. It can be run again at any time and gives the same figures.
        </NothingYet>
      }
    />
  );
}

function Summary({ row }: { row: Row }) {
  const formats = useFormats();
  const { filter, latestRun } = row;
  return (
    <div className="stack">
      <p>{latestRun?.sentence ?? latestRun?.failure?.detail ?? 'There is no answer yet.'}</p>
      <Facts
        items={[
          { label: 'Number', value: row.number },
          { label: 'Method', value: methodQuestions[row.method].title },
          {
            label: 'Period',
            value: `${formats.date(filter.period.from)} to ${formats.date(filter.period.to)}`,
          },
          { label: 'Data', value: row.dataLabel },
          { label: 'Made by', value: row.createdBy },
          { label: 'Latest run', value: latestRun ? formats.ago(latestRun.requestedAt) : null },
        ]}
      />
    </div>
  );
}

function RunTag({ row }: { row: Row }) {
  const state = row.latestRun ? runStates[row.latestRun.state] : null;
  return state ? <Tag tone={state.tone}>{state.label}</Tag> : null;
}

function stateLabel({ latestRun }: Row): string | null {
  return latestRun ? runStates[latestRun.state].label : null;
}
