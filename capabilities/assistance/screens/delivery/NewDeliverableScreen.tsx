import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Deliverable, DeliverableDraft, Delivery, deliverableKinds } from '../../contract.ts';
import { optionsOf } from './words.tsx';

/** The first version of something that will be handed over. */
export default function NewDeliverableScreen() {
  const site = useSite();
  const { requestId } = useRouteParams<'requestId'>();
  const path = `/api/sites/${site.slug}/assistance/requests/${requestId}`;
  const query = useApiQuery(`${path}/delivery`, Delivery);
  return (
    <QueryStates query={query} what="the delivery">
      {({ plan }) => <NewForm path={path} requestId={requestId} plan={plan} />}
    </QueryStates>
  );
}

type DraftValues = Record<'kind' | 'title' | 'dueOn' | 'milestoneId' | 'summary' | 'link', string>;

const draftForm = z.preprocess((typed) => {
  const { milestoneId, link, ...rest } = typed as DraftValues;
  return { ...rest, milestoneId: milestoneId || null, link: link.trim() || null };
}, DeliverableDraft);

function NewForm({ path, requestId, plan }: { path: string; requestId: string; plan: Delivery['plan'] }) {
  const go = useGo();
  const sitePath = useSitePath();
  const back = sitePath(`/assistance/${requestId}`);
  const form = useForm({
    name: `deliverable:new:${requestId}`,
    initial: { kind: '', title: '', dueOn: '', milestoneId: '', summary: '', link: '' },
    schema: draftForm,
    submit: (draft) => api.post(`${path}/deliverables`, draft, Deliverable),
    done: ({ id }) => go(sitePath(`/assistance/deliverables/${id}`)),
  });
  return (
    <FormPage
      title="Draft a deliverable"
      lead="A draft is yours until you submit it to the site."
      crumbs={[{ label: 'Request', to: back }]}
      form={form}
      submitLabel="Save the draft"
      cancelTo={back}
    >
      <SelectField
        {...form.field('kind')}
        label="Kind of deliverable"
        hint="Recommendations are made from an assessment."
        required
        options={optionsOf(deliverableKinds)}
      />
      <TextField {...form.field('title')} label="Title" maxLength={200} required />
      <TextField {...form.field('dueOn')} label="Due" type="date" width="medium" required />
      <SelectField
        {...form.field('milestoneId')}
        label="Milestone it serves"
        empty="None"
        options={(plan?.milestones ?? []).map(({ id, title }) => ({ value: id, label: title }))}
      />
      <TextAreaField
        {...form.field('summary')}
        label="Summary"
        hint="What it says, so that its reader need not open it to know."
        rows={8}
        maxLength={8000}
        required
      />
      <TextField
        {...form.field('link')}
        label="Where the document is"
        hint="A link that the site can open."
        type="url"
      />
    </FormPage>
  );
}
