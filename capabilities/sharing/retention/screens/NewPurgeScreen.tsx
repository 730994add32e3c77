import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { SelectField, TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSession, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Preview, Purge, PurgeDraft, periodWords, Schedules } from '../contract.ts';

export default function NewPurgeScreen() {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/sharing/retention`, Schedules);
  return (
    <QueryStates query={query} what="the classes of records">
      {({ classes }) => <PurgeForm classes={classes} />}
    </QueryStates>
  );
}

function PurgeForm({ classes }: { classes: Schedules['classes'] }) {
  const site = useSite();
  const { agencies } = useSession();
  const go = useGo();
  const sitePath = useSitePath();
  const form = useForm({
    name: `purge:${site.id}:new`,
    initial: { agencyId: agencies.length === 1 ? agencies[0]!.id : '', recordClass: '', reason: '' },
    schema: PurgeDraft,
    submit: (draft) => api.post(`/api/sites/${site.slug}/sharing/purges`, draft, Purge),
    done: ({ id }) => go(sitePath(`/sharing/retention/purges/${id}`)),
  });
  const { agencyId, recordClass } = form.values;
  return (
    <FormPage
      title="Propose a purge"
      lead="Nothing happens to a record before someone else of the agency approves."
      crumbs={[{ label: 'Purges', to: sitePath('/sharing/retention/purges') }]}
      form={form}
      submitLabel="Propose the purge"
      cancelTo={sitePath('/sharing/retention/purges')}
    >
      <SelectField
        {...form.field('agencyId')}
        label="Agency"
        options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <SelectField
        {...form.field('recordClass')}
        label="Class of records"
        options={classes.map(({ name, label }) => ({ value: name, label }))}
        required
      />
      {agencyId !== '' && recordClass !== '' && <WhatWouldGo agencyId={agencyId} recordClass={recordClass} />}
      <TextAreaField {...form.field('reason')} label="Why now" maxLength={1000} required />
    </FormPage>
  );
}

/** What the schedule lets go today, before anyone proposes it. */
function WhatWouldGo(question: { agencyId: string; recordClass: string }) {
  const site = useSite();
  const formats = useFormats();
  const query = useApiQuery(`/api/sites/${site.slug}/sharing/purges/preview`, Preview, { query: question });
  return (
    <QueryStates query={query} what="what would go">
      {({ due, held, cutoff, keepMonths, authority }) => (
        <Notice title={`${formats.count(due - held, 'record')} would go`}>
          All from before {formats.date(cutoff)}: they are kept {periodWords(keepMonths)} ({authority}).
          {held > 0 && ` ${formats.count(held, 'more record')} of that time stay under a legal hold.`}
        </Notice>
      )}
    </QueryStates>
  );
}
