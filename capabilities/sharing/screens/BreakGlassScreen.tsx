import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { RadioField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { AgreementOptions, Glass } from '../contract.ts';

const glassForm = z
  .object({
    caseNumber: z.string().trim().min(1, 'Give the number of the case.'),
    ownerAgencyId: z.string().min(1, 'Choose the agency.'),
    reason: z
      .string()
      .trim()
      .min(20, 'Write at least 20 letters: the owner will judge by it.')
      .max(1000, 'Keep it under 1,000 letters.'),
    minutes: z.enum(['30', '60', '120', '240']),
  })
  .transform(({ minutes, ...rest }) => ({ ...rest, minutes: Number(minutes) }));

/** Opens one case of another agency, for some hours, with a reason that is read by those it belongs to. */
export default function BreakGlassScreen() {
  const site = useSite();
  const options = useApiQuery(`/api/sites/${site.slug}/agreement-options`, AgreementOptions);
  return (
    <QueryStates query={options} what="the agencies">
      {(choices) => <BreakGlassForm options={choices} />}
    </QueryStates>
  );
}

function BreakGlassForm({ options }: { options: AgreementOptions }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const [search] = useSearchValues();
  const form = useForm({
    name: `broken-glass:${site.id}`,
    initial: { caseNumber: search.get('case') ?? '', ownerAgencyId: '', reason: '', minutes: '60' },
    schema: glassForm,
    submit: (asked) => api.post(`/api/sites/${site.slug}/broken-glass`, asked, Glass),
    done: ({ id }) => go(sitePath(`/sharing/broken-glass/${id}`)),
    // The reason may name people: nothing of it stays in the browser.
    secret: true,
  });
  return (
    <FormPage
      title="Break the glass"
      crumbs={[
        { label: 'Sharing', to: sitePath('/sharing') },
        { label: 'Broken glass', to: sitePath('/sharing/broken-glass') },
      ]}
      form={form}
      submitLabel="Break the glass"
      cancelTo={sitePath('/sharing/broken-glass')}
    >
      <Notice tone="warning" title="The owner is told at once">
        Their records officers can cut it off, see every record you look at, and judge afterwards whether it
        was justified. Sealed and juvenile records and work product stay closed.
      </Notice>
      <TextField {...form.field('caseNumber')} label="Number of the case" required width="medium" />
      <SelectField
        {...form.field('ownerAgencyId')}
        label="Records of"
        required
        options={options.agencies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextAreaField
        {...form.field('reason')}
        label="Why it can’t wait for an agreement"
        required
        maxLength={1000}
      />
      <RadioField
        {...form.field('minutes')}
        label="For how long"
        required
        options={[
          { value: '30', label: '30 minutes' },
          { value: '60', label: '1 hour' },
          { value: '120', label: '2 hours' },
          { value: '240', label: '4 hours' },
        ]}
      />
    </FormPage>
  );
}
