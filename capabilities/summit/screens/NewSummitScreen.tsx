import { api } from '#web/design/api.ts';
import { SelectField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo } from '#web/design/navigation.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { Summit } from '../contract.ts';
import { SummitFields } from './SummitFields.tsx';
import { clocks, emptySummit, newSummitForm } from './summit-form.ts';

export default function NewSummitScreen() {
  const go = useGo();
  const refresh = useRefresh();
  const form = useForm({
    name: 'summit:new',
    initial: emptySummit,
    schema: newSummitForm,
    submit: (draft) => api.post('/api/summits', draft, Summit),
    done: ({ id }) => {
      void refresh(['/api/summits']);
      go(`/summit/${id}`);
    },
  });
  return (
    <FormPage
      title="Plan a summit"
      lead="There is one a year."
      crumbs={[{ label: 'Summits', to: '/summit' }]}
      form={form}
      submitLabel="Plan the summit"
      cancelTo="/summit"
    >
      <SummitFields form={form} />
      <SelectField
        {...form.field('timeZone')}
        label="The clock of the place"
        required
        options={clocks.map((zone) => ({ value: zone, label: zone.replace(/^.*\//, '').replace('_', ' ') }))}
      />
    </FormPage>
  );
}
