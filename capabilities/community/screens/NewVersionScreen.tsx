import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Resource } from '../contract.ts';
import { formOfResource, ResourceFields, resourceForm } from './resource-form.tsx';
import { useCoreAreas } from './words.ts';

/** A newer edition or a correction; the listed version stays until this one is reviewed. */
export default function NewVersionScreen() {
  const { versionId } = useRouteParams<'versionId'>();
  const query = useApiQuery(`/api/library/${versionId}`, Resource);
  return (
    <QueryStates query={query} what="the resource">
      {(resource) => <NewVersion resource={resource} />}
    </QueryStates>
  );
}

function NewVersion({ resource }: { resource: Resource }) {
  const { options } = useCoreAreas();
  const go = useGo();
  const refresh = useRefresh();
  const form = useForm({
    name: `library-resource:${resource.resourceId}:next:${resource.version}`,
    initial: { ...formOfResource(resource), whatChanged: '' },
    schema: resourceForm,
    submit: (draft) => api.post(`/api/library/${resource.id}/versions`, draft, Resource),
    done: ({ id }) => {
      void refresh(['/api/library']);
      go(`/library/${id}`);
    },
  });
  return (
    <FormPage
      title={`A new version of ${resource.number}`}
      lead="The version that is listed stays in place until a second person has read this one."
      crumbs={[
        { label: 'Library', to: '/library' },
        { label: resource.title, to: `/library/${resource.id}` },
      ]}
      form={form}
      submitLabel="Propose this version"
      cancelTo={`/library/${resource.id}`}
    >
      <ResourceFields form={form} areas={options} isNewVersion />
    </FormPage>
  );
}
