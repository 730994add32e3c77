import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo, useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Finding, FindingDraft, Run, type RunResult } from '../contract.ts';
import { FindingFields } from './FindingFields.tsx';

/** A finding is drafted from a finished run. */
export default function NewFindingScreen() {
  const site = useSite();
  const [search] = useSearchValues();
  const runId = search.get('run');
  const query = useApiQuery(`/api/sites/${site.slug}/runs/${runId}`, Run, { enabled: runId !== null });
  if (runId === null) return <NoRun />;
  return (
    <QueryStates
      query={query}
      what="the run"
      isEmpty={({ result }) => result === null}
      nothingYet={<NoRun />}
    >
      {(run) => (run.result ? <NewFinding run={run} result={run.result} /> : null)}
    </QueryStates>
  );
}

function NoRun() {
  const sitePath = useSitePath();
  return (
    <Page title="New finding">
      <NothingYet
        title="Begin with an analysis"
        action={<LinkButton to={sitePath('/analyses')}>Open an analysis</LinkButton>}
      >
        A finding states a figure of a finished run. Open an analysis and choose “Draft a finding”.
      </NothingYet>
    </Page>
  );
}

function NewFinding({ run, result }: { run: Run; result: RunResult }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const form = useForm({
    name: `finding:new:${run.id}`,
    initial: {
      figureKey: result.figures[0]?.key ?? '',
      statement: result.sentence,
      summary: '',
      cannotShow: result.cannotShow.join(' '),
    },
    schema: FindingDraft.omit({ runId: true }),
    submit: (words) => api.post(`/api/sites/${site.slug}/findings`, { ...words, runId: run.id }, Finding),
    done: ({ id }) => go(sitePath(`/findings/${id}`)),
  });
  return (
    <FormPage
      title="New finding"
      lead={`From ${run.recipe.number}, run ${run.ordinal}: ${run.recipe.question}`}
      crumbs={[
        { label: 'Analysis', to: sitePath('/analyses') },
        { label: run.recipe.number, to: sitePath(`/analyses/${run.recipe.id}`) },
      ]}
      form={form}
      submitLabel="Save draft"
      cancelTo={sitePath(`/analyses/${run.recipe.id}`)}
    >
      <FindingFields form={form} result={result} />
    </FormPage>
  );
}
