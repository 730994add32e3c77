import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Resource } from '../contract.ts';
import { formOfResource, ResourceFields, resourceForm } from './resource-form.tsx';
import { useCoreAreas } from './words.ts';

/** Its proposer mends a version that is in review or came back. */
export default function EditResourceScreen() {
  const { versionId } = useRouteParams<'versionId'>();
  const query = useApiQuery(`/api/library/${versionId}`, Resource);
  return (
    <QueryStates query={query} what="the resource">
      {(resource) => <EditResource resource={resource} />}
    </QueryStates>
  );
}

function EditResource({ resource }: { resource: Resource }) {
  const { options } = useCoreAreas();
  const go = useGo();
  const refresh = useRefresh();
  const { id, revision, number, version, title, state } = resource;
  const returned = resource.timeline.findLast(({ move }) => move === 'return');
  const form = useForm({
    name: `library-resource:${id}:${revision}`,
    initial: formOfResource(resource),
    schema: resourceForm,
    submit: (draft) => api.put(`/api/library/${id}`, { ...draft, revision }, Resource),
    done: () => {
      void refresh(['/api/library']);
      go(`/library/${id}`);
    },
  });
  return (
    <FormPage
      title={`Change ${number}`}
      crumbs={[
        { label: 'Library', to: '/library' },
        { label: title, to: `/library/${id}` },
      ]}
      form={form}
      submitLabel="Save"
      cancelTo={`/library/${id}`}
    >
      {state === 'returned' && returned?.reason && (
        <Notice tone="warning" title={`Returned by ${returned.by ?? 'a colleague'}`}>
          {returned.reason}
        </Notice>
      )}
      <ResourceFields form={form} areas={options} isNewVersion={version > 1} />
    </FormPage>
  );
}
