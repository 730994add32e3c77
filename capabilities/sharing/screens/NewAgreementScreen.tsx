import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Agreement, AgreementOptions } from '../contract.ts';
import { AgreementFields } from './AgreementFields.tsx';
import { agreementForm, emptyForm } from './agreement-form.ts';

/** What agencies mean to let each other read; it opens nothing until all have signed. */
export default function NewAgreementScreen() {
  const site = useSite();
  const options = useApiQuery(`/api/sites/${site.slug}/agreement-options`, AgreementOptions);
  return (
    <QueryStates query={options} what="the agencies and their records">
      {(choices) => <NewAgreement options={choices} />}
    </QueryStates>
  );
}

function NewAgreement({ options }: { options: AgreementOptions }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const form = useForm({
    name: `agreement:${site.id}:new`,
    initial: emptyForm(options.myAgencyIds),
    schema: agreementForm,
    submit: (draft) => api.post(`/api/sites/${site.slug}/agreements`, draft, Agreement),
    done: ({ id }) => go(sitePath(`/sharing/${id}`)),
  });
  return (
    <FormPage
      title="New agreement"
      lead="It opens nothing until it was reviewed, signed by every party, and its start has come."
      crumbs={[{ label: 'Sharing', to: sitePath('/sharing') }]}
      form={form}
      submitLabel="Save the draft"
      cancelTo={sitePath('/sharing')}
    >
      <AgreementFields form={form} options={options} />
    </FormPage>
  );
}
