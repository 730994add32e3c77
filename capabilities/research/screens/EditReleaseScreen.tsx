import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { ProjectWork, Release, ReleaseRequest } from '../contract.ts';
import { ReleaseFields } from './release-form.tsx';

/** A returned request is mended; then it is asked again from its page. */
export default function EditReleaseScreen() {
  const site = useSite();
  const { releaseId } = useRouteParams<'releaseId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/research/releases/${releaseId}`, Release);
  return (
    <QueryStates query={query} what="the request">
      {(release) => <WithAnalyses release={release} />}
    </QueryStates>
  );
}

function WithAnalyses({ release }: { release: Release }) {
  const site = useSite();
  const query = useApiQuery(
    `/api/sites/${site.slug}/research/projects/${release.project.id}/work`,
    ProjectWork,
  );
  return (
    <QueryStates query={query} what="the project’s analyses">
      {({ analyses }) => <EditForm release={release} analyses={analyses} />}
    </QueryStates>
  );
}

function EditForm({ release, analyses }: { release: Release; analyses: ProjectWork['analyses'] }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const back = sitePath(`/research/releases/${release.id}`);
  const form = useForm({
    name: `research-release:${release.id}:${release.stateSince}`,
    initial: { title: release.title, why: release.why, analysisIds: release.analysisIds },
    schema: ReleaseRequest,
    submit: (request) => api.put(`/api/sites/${site.slug}/research/releases/${release.id}`, request, Release),
    done: () => go(back),
  });
  return (
    <FormPage
      title="Change the request"
      lead={`${release.number}. After saving, ask again from its page.`}
      crumbs={[{ label: release.number, to: back }]}
      form={form}
      submitLabel="Save"
      cancelTo={back}
    >
      <ReleaseFields form={form} analyses={analyses} />
    </FormPage>
  );
}
