import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { AssistanceRequest, RequestOptions } from '../contract.ts';
import { RequestFields } from './RequestFields.tsx';
import { emptyRequest, RequestForm } from './request-form.ts';

/** The first step: a draft that only the site sees. The letter and the submission are on the next page. */
export default function NewRequestScreen() {
  const site = useSite();
  const options = useApiQuery(`/api/sites/${site.slug}/assistance/options`, RequestOptions);
  return (
    <QueryStates query={options} what="the form">
      {(offered) => <NewRequestForm options={offered} />}
    </QueryStates>
  );
}

function NewRequestForm({ options }: { options: RequestOptions }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const form = useForm({
    name: `assistance-request:new:${site.slug}`,
    initial: emptyRequest,
    schema: RequestForm,
    submit: (text) => api.post(`/api/sites/${site.slug}/assistance`, text, AssistanceRequest),
    done: ({ id }) => go(sitePath(`/assistance/${id}`)),
  });
  return (
    <FormPage
      title="Ask for assistance"
      lead={`${options.liaison ? `${options.liaison} gets it` : 'The program office gets it'} as soon as you submit it, on the next page. Until then only your site sees the draft.`}
      crumbs={[{ label: 'Assistance', to: sitePath('/assistance') }]}
      form={form}
      submitLabel="Save and go on"
      cancelTo={sitePath('/assistance')}
    >
      <RequestFields form={form} options={options} />
    </FormPage>
  );
}
