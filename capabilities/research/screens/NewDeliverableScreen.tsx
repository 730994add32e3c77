import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Deliverable, ProjectWork } from '../contract.ts';
import { DeliverableFields, deliverableFormSchema } from './deliverable-form.tsx';

/** A draft of what the project hands to the site. */
export default function NewDeliverableScreen() {
  const site = useSite();
  const { projectId } = useRouteParams<'projectId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/research/projects/${projectId}/work`, ProjectWork);
  return (
    <QueryStates query={query} what="the project’s work">
      {({ releases }) => <WriteForm projectId={projectId} releases={releases} />}
    </QueryStates>
  );
}

function WriteForm({ projectId, releases }: { projectId: string; releases: ProjectWork['releases'] }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const back = sitePath(`/research/${projectId}?tab=deliverables`);
  const form = useForm({
    name: `research-deliverable:new:${projectId}`,
    initial: { title: '', summary: '', releaseId: '' },
    schema: deliverableFormSchema,
    submit: (draft) =>
      api.post(`/api/sites/${site.slug}/research/projects/${projectId}/deliverables`, draft, Deliverable),
    done: ({ id }) => go(sitePath(`/research/deliverables/${id}`)),
  });
  return (
    <FormPage
      title="New deliverable"
      lead="A draft is the project’s own until it is delivered."
      crumbs={[{ label: 'Project', to: back }]}
      form={form}
      submitLabel="Save draft"
      cancelTo={back}
    >
      <DeliverableFields form={form} releases={releases} />
    </FormPage>
  );
}
