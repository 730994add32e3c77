import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { AssistanceRequest, SplitOrder } from '../contract.ts';

const areaList = z.object({ items: z.array(z.object({ key: z.string(), name: z.string() })) });

/** Two things asked in one request become two requests that have waited equally long. */
export default function SplitRequestScreen() {
  const site = useSite();
  const { requestId } = useRouteParams<'requestId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/assistance/${requestId}`, AssistanceRequest);
  return (
    <QueryStates query={query} what="the request">
      {(request) => <SplitForm request={request} />}
    </QueryStates>
  );
}

const SplitFields = z.object({
  ...{ reason: SplitOrder.shape.reason, title: SplitOrder.shape.part.shape.title },
  ...{
    problem: SplitOrder.shape.part.shape.problem,
    wantedOutcome: SplitOrder.shape.part.shape.wantedOutcome,
  },
  primaryCoreArea: z.string().min(1, 'Choose an area.'),
  ...{ restTitle: SplitOrder.shape.rest.shape.title, restProblem: SplitOrder.shape.rest.shape.problem },
});

function SplitForm({ request }: { request: AssistanceRequest }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const refresh = useRefresh();
  const areas = useApiQuery('/api/core-areas', areaList);
  const base = `/api/sites/${site.slug}/assistance`;
  const back = sitePath(`/assistance/${request.id}`);
  const form = useForm({
    name: `assistance-split:${request.id}`,
    initial: {
      ...{ title: '', problem: '', wantedOutcome: '', primaryCoreArea: '', reason: '' },
      ...{ restTitle: request.title, restProblem: request.text.problem },
    },
    schema: SplitFields,
    submit: ({ reason, restTitle, restProblem, ...part }) =>
      api.post(
        `${base}/${request.id}/split`,
        { reason, part, rest: { title: restTitle, problem: restProblem } },
        AssistanceRequest,
      ),
    done: async () => {
      await refresh([base]);
      go(back);
    },
  });
  return (
    <FormPage
      title="Split off a part"
      lead="The part becomes a request of its own that has waited as long as this one."
      crumbs={[
        { label: 'Assistance', to: sitePath('/assistance') },
        { label: request.number, to: back },
      ]}
      form={form}
      submitLabel="Split"
      cancelTo={back}
    >
      <TextField {...form.field('title')} label="The part: what help is needed" maxLength={160} required />
      <TextAreaField {...form.field('problem')} label="The part: its problem" maxLength={6000} required />
      <TextAreaField
        {...form.field('wantedOutcome')}
        label="The part: what should be different afterwards"
        maxLength={3000}
        required
      />
      <SelectField
        {...form.field('primaryCoreArea')}
        label="The part: core area"
        required
        options={[...(areas.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))]}
      />
      <TextField {...form.field('restTitle')} label="What stays: title" maxLength={160} required />
      <TextAreaField
        {...form.field('restProblem')}
        label="What stays: the problem"
        maxLength={6000}
        required
      />
      <TextAreaField {...form.field('reason')} label="Reason" maxLength={1000} required />
    </FormPage>
  );
}
