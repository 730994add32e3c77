import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { RadioField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSession, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Hold, HoldDraft, Schedules } from '../contract.ts';

export default function NewHoldScreen() {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/sharing/retention`, Schedules);
  return (
    <QueryStates query={query} what="the classes of records">
      {({ classes }) => <HoldForm classes={classes} />}
    </QueryStates>
  );
}

const typed = z.record(z.string(), z.string());
const idsOf = (text: string) => text.split(/[\s,;]+/).filter((id) => id !== '');

/** Some records by their ids, or a whole class where nobody knows yet which ones. */
function HoldForm({ classes }: { classes: Schedules['classes'] }) {
  const site = useSite();
  const { agencies } = useSession();
  const go = useGo();
  const sitePath = useSitePath();
  const form = useForm({
    name: `legal-hold:${site.id}:new`,
    initial: {
      agencyId: agencies.length === 1 ? agencies[0]!.id : '',
      ...{ recordClass: '', reach: 'some', recordIds: '', matter: '', reason: '', reviewOn: '' },
    } as Record<string, string>,
    schema: typed
      .transform(({ reach, recordIds, ...values }) => ({
        ...values,
        recordIds: reach === 'all' ? null : idsOf(recordIds ?? ''),
      }))
      .pipe(HoldDraft),
    submit: (draft) => api.post(`/api/sites/${site.slug}/sharing/holds`, draft, Hold),
    done: () => go(sitePath('/sharing/retention/holds')),
  });
  return (
    <FormPage
      title="Place a legal hold"
      lead="It holds from the moment it is placed. A purge that is under way stops before its next batch."
      crumbs={[{ label: 'Legal holds', to: sitePath('/sharing/retention/holds') }]}
      form={form}
      submitLabel="Place the hold"
      cancelTo={sitePath('/sharing/retention/holds')}
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
      <RadioField
        {...form.field('reach')}
        label="What is held"
        options={[
          { value: 'some', label: 'Named records' },
          { value: 'all', label: 'All records of the class' },
        ]}
      />
      {form.values.reach === 'some' && (
        <TextAreaField
          {...form.field('recordIds')}
          label="Ids of the records"
          hint="One a line, as the pages and exports give them."
          required
        />
      )}
      <TextField
        {...form.field('matter')}
        label="Matter"
        hint="The lawsuit, inquiry or order."
        maxLength={200}
        required
      />
      <TextAreaField {...form.field('reason')} label="Why they have to be kept" maxLength={2000} required />
      <TextField
        {...form.field('reviewOn')}
        label="Look at it again on"
        hint="A hold lasts until it is released; this is the day to ask whether it is still needed."
        type="date"
        width="medium"
        required
      />
    </FormPage>
  );
}
