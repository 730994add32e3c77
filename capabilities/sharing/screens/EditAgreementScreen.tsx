import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Agreement, AgreementOptions } from '../contract.ts';
import { AgreementFields } from './AgreementFields.tsx';
import { agreementForm, formOf } from './agreement-form.ts';

/** Its author changes a draft, or one that came back from legal review. */
export default function EditAgreementScreen() {
  const site = useSite();
  const { agreementId } = useRouteParams<'agreementId'>();
  const agreement = useApiQuery(`/api/sites/${site.slug}/agreements/${agreementId}`, Agreement);
  const options = useApiQuery(`/api/sites/${site.slug}/agreement-options`, AgreementOptions);
  return (
    <QueryStates query={agreement} what="the agreement">
      {(found) => (
        <QueryStates query={options} what="the agencies and their records">
          {(choices) => <EditAgreement agreement={found} options={choices} />}
        </QueryStates>
      )}
    </QueryStates>
  );
}

function EditAgreement({ agreement, options }: { agreement: Agreement; options: AgreementOptions }) {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const { id, number, revision } = agreement;
  const path = `/api/sites/${site.slug}/agreements`;
  const returned = agreement.timeline.findLast(({ move }) => move === 'return');
  const form = useForm({
    name: `agreement:${id}:${revision}`,
    initial: formOf(agreement),
    schema: agreementForm,
    submit: (draft) => api.put(`${path}/${id}`, { ...draft, revision }, Agreement),
    done: () => {
      void refresh([path]);
      go(sitePath(`/sharing/${id}`));
    },
  });
  return (
    <FormPage
      title={`Edit ${number}`}
      crumbs={[
        { label: 'Sharing', to: sitePath('/sharing') },
        { label: number, to: sitePath(`/sharing/${id}`) },
      ]}
      form={form}
      submitLabel="Save"
      cancelTo={sitePath(`/sharing/${id}`)}
    >
      {returned?.reason && (
        <Notice tone="warning" title={`Returned by ${returned.by ?? 'a colleague'}`}>
          {returned.reason}
        </Notice>
      )}
      <AgreementFields form={form} options={options} />
    </FormPage>
  );
}
