import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Deliverable, ProjectWork } from '../contract.ts';
import { DeliverableFields, deliverableFormSchema } from './deliverable-form.tsx';

export default function EditDeliverableScreen() {
  const site = useSite();
  const { deliverableId } = useRouteParams<'deliverableId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/research/deliverables/${deliverableId}`, Deliverable);
  return (
    <QueryStates query={query} what="the deliverable">
      {(deliverable) => <WithReleases deliverable={deliverable} />}
    </QueryStates>
  );
}

function WithReleases({ deliverable }: { deliverable: Deliverable }) {
  const site = useSite();
  const path = `/api/sites/${site.slug}/research/projects/${deliverable.project.id}/work`;
  const query = useApiQuery(path, ProjectWork);
  return (
    <QueryStates query={query} what="the project’s releases">
      {({ releases }) => <EditForm deliverable={deliverable} releases={releases} />}
    </QueryStates>
  );
}

type EditFormProps = { deliverable: Deliverable; releases: ProjectWork['releases'] };

function EditForm({ deliverable, releases }: EditFormProps) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const back = sitePath(`/research/deliverables/${deliverable.id}`);
  const form = useForm({
    name: `research-deliverable:${deliverable.id}`,
    initial: {
      title: deliverable.title,
      summary: deliverable.summary,
      releaseId: deliverable.release?.id ?? '',
    },
    schema: deliverableFormSchema,
    submit: (draft) =>
      api.put(`/api/sites/${site.slug}/research/deliverables/${deliverable.id}`, draft, Deliverable),
    done: () => go(back),
  });
  return (
    <FormPage
      title="Change the deliverable"
      crumbs={[{ label: deliverable.number, to: back }]}
      form={form}
      submitLabel="Save"
      cancelTo={back}
    >
      <DeliverableFields form={form} releases={releases} />
    </FormPage>
  );
}
