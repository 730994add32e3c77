import { api } from '#web/design/api.ts';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { RecordsRequest, RequestDraft, RequestOptions, requesterWords } from '../contract.ts';

export default function NewRequestScreen() {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/sharing/records-requests/options`, RequestOptions);
  return (
    <QueryStates
      query={query}
      what="the agencies you answer for"
      isEmpty={({ agencies }) => agencies.length === 0}
      nothingYet={
        <Page title="Take in a request for records">
          <NothingYet title="You take in requests for no agency here">
            A records officer of the agency that is asked takes its requests in.
          </NothingYet>
        </Page>
      }
    >
      {(options) => <RequestForm options={options} />}
    </QueryStates>
  );
}

/** From the day it came the law counts; the form says which law that is. */
function RequestForm({ options }: { options: RequestOptions }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const [only, ...others] = options.agencies;
  const form = useForm({
    name: `records-request:${site.id}:new`,
    initial: {
      agencyId: others.length === 0 && only ? only.id : '',
      ...{ title: '', asked: '', requester: '', requesterKind: '', contact: '', receivedOn: '' },
    },
    schema: RequestDraft,
    submit: (draft) => api.post(`/api/sites/${site.slug}/sharing/records-requests`, draft, RecordsRequest),
    done: ({ id }) => go(sitePath(`/sharing/records-requests/${id}`)),
  });
  const agency = options.agencies.find(({ id }) => id === form.values.agencyId);
  return (
    <FormPage
      title="Take in a request for records"
      crumbs={[{ label: 'Records requests', to: sitePath('/sharing/records-requests') }]}
      form={form}
      submitLabel="Take it in"
      cancelTo={sitePath('/sharing/records-requests')}
    >
      <SelectField
        {...form.field('agencyId')}
        label="Agency that is asked"
        options={options.agencies.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      {agency && <LawNotice agency={agency} />}
      <TextField
        {...form.field('receivedOn')}
        label="Received on"
        hint="The day the law begins to count from."
        type="date"
        width="medium"
        required
      />
      <TextField {...form.field('title')} label="What is asked for, in a line" maxLength={160} required />
      <TextAreaField
        {...form.field('asked')}
        label="The request, as it was written"
        maxLength={4000}
        required
      />
      <TextField {...form.field('requester')} label="Who asks" maxLength={200} required />
      <SelectField
        {...form.field('requesterKind')}
        label="As what"
        options={Object.entries(requesterWords).map(([value, label]) => ({ value, label }))}
        required
      />
      <TextField {...form.field('contact')} label="Where to send the answer" maxLength={300} />
    </FormPage>
  );
}

function LawNotice({ agency }: { agency: RequestOptions['agencies'][number] }) {
  if (agency.law) return <Notice>It is answered under: {agency.law}.</Notice>;
  return (
    <Notice tone="warning" title="No time limit is known">
      Nobody has entered the law of {agency.jurisdiction} yet. A program administrator does that under Time
      limits for records requests; until then a request can’t be taken in.
    </Notice>
  );
}
