import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { ProjectWork, Release, ReleaseRequest } from '../contract.ts';
import { ReleaseFields } from './release-form.tsx';

/** A researcher asks for results to leave. */
export default function NewReleaseScreen() {
  const site = useSite();
  const { projectId } = useRouteParams<'projectId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/research/projects/${projectId}/work`, ProjectWork);
  return (
    <QueryStates
      query={query}
      what="the project’s analyses"
      isEmpty={({ analyses }) => analyses.length === 0}
      nothingYet={
        <NothingYet title="Nothing to release">
          Only analyses run on an extract whose approval is in force can be asked for.
        </NothingYet>
      }
    >
      {({ analyses }) => <RequestForm projectId={projectId} analyses={analyses} />}
    </QueryStates>
  );
}

function RequestForm({ projectId, analyses }: { projectId: string; analyses: ProjectWork['analyses'] }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const [search] = useSearchValues();
  const chosen = analyses.filter(({ id }) => id === search.get('analysis'));
  const back = sitePath(`/research/${projectId}?tab=releases`);
  const form = useForm({
    name: `research-release:new:${projectId}:${chosen[0]?.id ?? ''}`,
    initial: { title: '', why: '', analysisIds: chosen.map(({ id }) => id) },
    schema: ReleaseRequest,
    submit: (request) =>
      api.post(`/api/sites/${site.slug}/research/projects/${projectId}/releases`, request, Release),
    done: ({ id }) => go(sitePath(`/research/releases/${id}`)),
  });
  return (
    <FormPage
      title="Ask for a release"
      lead="A person of the site counts the tables again, hides small counts, and decides."
      crumbs={[{ label: 'Project', to: back }]}
      form={form}
      submitLabel="Ask for review"
      cancelTo={back}
    >
      <ReleaseFields form={form} analyses={analyses} />
    </FormPage>
  );
}
