import { api } from '#web/design/api.ts';
import { SelectField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Provider, ProviderOptions } from '../../contract.ts';
import { DescriptionFields, newProviderForm } from './provider-form.tsx';

/** The program office lists an agency as a provider. */
export default function NewProviderScreen() {
  const query = useApiQuery('/api/assistance-provider-options', ProviderOptions);
  return (
    <QueryStates
      query={query}
      what="the agencies"
      isEmpty={({ agencies }) => agencies.length === 0}
      nothingYet={
        <NothingYet title="No agency to list">
          Every agency of the kind “TTA provider” is listed. An administrator adds agencies.
        </NothingYet>
      }
    >
      {({ agencies }) => <NewProvider agencies={agencies} />}
    </QueryStates>
  );
}

function NewProvider({ agencies }: { agencies: { id: string; name: string }[] }) {
  const go = useGo();
  const only = agencies.length === 1 ? agencies[0]! : null;
  const form = useForm({
    name: 'provider:new',
    initial: {
      agencyId: only?.id ?? '',
      name: only?.name ?? '',
      summary: '',
      capacity: '3',
      awayUntil: '',
    },
    schema: newProviderForm,
    submit: (draft) => api.post('/api/assistance-providers', draft, Provider),
    done: ({ id }) => go(`/providers/${id}`),
  });
  return (
    <FormPage
      title="List a provider"
      lead="Its own people then say what they know and where they have a conflict of interest."
      crumbs={[{ label: 'Providers of assistance', to: '/providers' }]}
      form={form}
      submitLabel="List the provider"
      cancelTo="/providers"
    >
      <SelectField
        {...form.field('agencyId')}
        label="Agency"
        required
        options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DescriptionFields field={form.field} />
    </FormPage>
  );
}
