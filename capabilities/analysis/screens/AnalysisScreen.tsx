import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams, useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { ProgressPanel } from '#web/design/parts/ProgressPanel.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { AnalysisDetail, methodQuestions, Run, type RunSummary } from '../contract.ts';
import { AnalysisActions } from './AnalysisActions.tsx';
import { RecipeSection, RunsSection } from './AnalysisSections.tsx';
import { OtherData } from './OtherData.tsx';
import { ResultView } from './ResultView.tsx';

type Detail = z.infer<typeof AnalysisDetail>;
const RunAnswer = z.object({ runId: z.string() });

/** One analysis: its question, the run on screen with its result, and all its runs. */
export default function AnalysisScreen() {
  const site = useSite();
  const { analysisId } = useRouteParams<'analysisId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/analyses/${analysisId}`, AnalysisDetail, {
    live: ['analysis.*'],
  });
  return (
    <QueryStates query={query} what="the analysis">
      {(analysis) => <Analysis analysis={analysis} />}
    </QueryStates>
  );
}

function Analysis({ analysis }: { analysis: Detail }) {
  const sitePath = useSitePath();
  const [search] = useSearchValues();
  const run = analysis.runs.find(({ id }) => id === search.get('run')) ?? analysis.runs[0];
  return (
    <Page
      title={analysis.question}
      over={
        <>
          {methodQuestions[analysis.method].title} {analysis.number}
        </>
      }
      {...(run?.sentence ? { lead: run.sentence } : {})}
      crumbs={[{ label: 'Analysis', to: sitePath('/analyses') }]}
      actions={<AnalysisActions analysis={analysis} run={run} />}
      wide
    >
      <OtherData analysis={analysis} run={run} />
      {run ? <RunView key={run.id} summary={run} /> : <Notice>This analysis has not been run yet.</Notice>}
      <RecipeSection analysis={analysis} />
      <RunsSection analysis={analysis} />
    </Page>
  );
}

function RunView({ summary }: { summary: RunSummary }) {
  const site = useSite();
  const path = `/api/sites/${site.slug}/runs/${summary.id}`;
  const cancel = useApiMutation(() => api.post(`${path}/cancel`, undefined, RunAnswer), {
    refresh: [`/api/sites/${site.slug}/analyses`],
    done: 'The run will stop',
  });
  const query = useApiQuery(path, Run, { enabled: summary.state === 'finished' });
  if (summary.state === 'failed') return <Unanswered summary={summary} />;
  if (summary.state === 'cancelled') {
    return (
      <Notice tone="warning">
        This run was stopped before it had a result. Run it again when you want one.
      </Notice>
    );
  }
  if (summary.state !== 'finished') {
    return (
      <ProgressPanel
        label={summary.progress?.stage ?? 'Analysis'}
        unit="percent"
        done={Math.round((summary.progress?.share ?? 0) * 100)}
        total={100}
        startedAt={summary.startedAt ?? summary.requestedAt}
        state={summary.state === 'running' ? 'running' : 'waiting'}
        {...(summary.cancelRequested ? { note: 'Stopping.' } : { onCancel: () => cancel.mutate(undefined) })}
      />
    );
  }
  return (
    <QueryStates query={query} what="the result">
      {(run) => (run.result ? <ResultView run={run} result={run.result} /> : null)}
    </QueryStates>
  );
}

function Unanswered({ summary }: { summary: RunSummary }) {
  return (
    <Notice tone="error" title={summary.failure?.title ?? 'The run ended without a result'}>
      {summary.failure?.detail} {summary.failure?.mend}
    </Notice>
  );
}
