import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo } from '#web/design/navigation.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { Resource } from '../contract.ts';
import { emptyResource, ResourceFields, resourceForm } from './resource-form.tsx';
import { useCoreAreas } from './words.ts';

/** Whoever found something worth reading proposes it; a second person lists it. */
export default function NewResourceScreen() {
  const { options } = useCoreAreas();
  const go = useGo();
  const refresh = useRefresh();
  const form = useForm({
    name: 'library-resource:new',
    initial: emptyResource,
    schema: resourceForm,
    submit: (draft) => api.post('/api/library', draft, Resource),
    done: ({ id }) => {
      void refresh(['/api/library']);
      go(`/library/${id}`);
    },
  });
  return (
    <FormPage
      title="Propose a resource"
      lead="A second person reads it before it is listed."
      crumbs={[{ label: 'Library', to: '/library' }]}
      form={form}
      submitLabel="Propose it"
      cancelTo="/library"
    >
      <ResourceFields form={form} areas={options} />
    </FormPage>
  );
}
