import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { CheckField, ComboField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { CaseOptions, CaseRecord, type NewComplaint } from '../contract.ts';
import { usePurpose } from './purpose.tsx';

export default function NewComplaintScreen() {
  usePurpose();
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/case-options`, CaseOptions);
  return (
    <QueryStates query={query} what="the form">
      {(options) => <ComplaintForm options={options} />}
    </QueryStates>
  );
}

const draft = z
  .object({
    reportNumber: z.string().trim().min(1, 'Give the report number.').max(40),
    openedOn: z.iso.date('Give the day of the report.'),
    offense: z.string().min(1, 'Choose the most serious offense.'),
    victims: z.string().regex(/^\d{1,3}$/, 'Give a number from 0 to 500.'),
    suspectKnown: z.boolean(),
    arrest: z.boolean(),
    narrative: z.string(),
  })
  .transform(
    ({ offense, victims, ...rest }): NewComplaint => ({
      ...{ ...rest, nibrsOffenses: [offense], victims: Number(victims) },
    }),
  );

function ComplaintForm({ options }: { options: CaseOptions }) {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const today = new Date().toLocaleDateString('en-CA', { timeZone: site.timeZone });
  const form = useForm({
    name: `cases-new:${site.id}`,
    initial: {
      ...{ reportNumber: '', openedOn: today, offense: '', victims: '1' },
      ...{ suspectKnown: false, arrest: false, narrative: '' },
    },
    schema: draft,
    submit: (complaint) => api.post(`/api/sites/${site.slug}/cases`, complaint, CaseRecord),
    done: (record) => go(sitePath(`/cases/${record.id}`)),
  });
  return (
    <FormPage
      title="Open a complaint"
      crumbs={[{ label: 'Cases', to: sitePath('/cases') }]}
      form={form}
      submitLabel="Open complaint"
      cancelTo={sitePath('/cases')}
    >
      <TextField
        {...form.field('reportNumber')}
        label="Report number"
        maxLength={40}
        width="medium"
        required
      />
      <TextField {...form.field('openedOn')} label="Reported on" type="date" width="short" required />
      <ComboField
        {...form.field('offense')}
        label="Most serious offense"
        options={options.offenses}
        required
      />
      <TextField {...form.field('victims')} label="Victims" inputMode="numeric" width="short" required />
      <CheckField {...form.field('suspectKnown')} label="A suspect is known" />
      <CheckField {...form.field('arrest')} label="An arrest was made" />
      <TextAreaField
        {...form.field('narrative')}
        label="Narrative"
        hint="Other agencies see it only if an agreement opens narratives."
        rows={6}
        maxLength={20_000}
      />
    </FormPage>
  );
}
