import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { AssistanceRequest, RequestOptions } from '../contract.ts';
import { RequestFields } from './RequestFields.tsx';
import { RequestForm, valuesOf } from './request-form.ts';

export default function EditRequestScreen() {
  const site = useSite();
  const { requestId } = useRouteParams<'requestId'>();
  const base = `/api/sites/${site.slug}/assistance`;
  const request = useApiQuery(`${base}/${requestId}`, AssistanceRequest);
  const options = useApiQuery(`${base}/options`, RequestOptions);
  return (
    <QueryStates query={request} what="the request">
      {(found) => (
        <QueryStates query={options} what="the form">
          {(offered) => <EditForm request={found} options={offered} />}
        </QueryStates>
      )}
    </QueryStates>
  );
}

function EditForm({ request, options }: { request: AssistanceRequest; options: RequestOptions }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const refresh = useRefresh();
  const base = `/api/sites/${site.slug}/assistance`;
  const back = sitePath(`/assistance/${request.id}`);
  const form = useForm({
    name: `assistance-request:${request.id}:${request.revision}`,
    initial: valuesOf(request.text),
    schema: RequestForm,
    submit: (text) =>
      api.put(`${base}/${request.id}`, { ...text, revision: request.revision }, AssistanceRequest),
    done: async () => {
      await refresh([base]);
      go(back);
    },
  });
  return (
    <FormPage
      title={request.number}
      lead="What you save is on the record; it goes to the program when you submit it or send it back."
      crumbs={[
        { label: 'Assistance', to: sitePath('/assistance') },
        { label: request.number, to: back },
      ]}
      form={form}
      submitLabel="Save"
      cancelTo={back}
    >
      <RequestFields
        form={form}
        options={options}
        requestId={request.id}
        isSubmitted={request.submittedAt !== null}
      />
    </FormPage>
  );
}
