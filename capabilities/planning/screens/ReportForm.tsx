import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { ErrorSummary } from '#web/design/forms/ErrorSummary.tsx';
import { TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useToast } from '#web/design/parts/toasts.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { Activity, ProgressReport } from '../contract.ts';
import { centsOf } from './part-form.ts';

const reportForm = z
  .object({
    percent: z
      .string()
      .regex(/^\d{1,3}$/, 'Give a whole number from 0 to 100.')
      .refine((text) => Number(text) <= 100, 'Give a whole number from 0 to 100.'),
    words: z.string().trim().min(3, 'Say in a few words how it goes.').max(2000),
    spent: z
      .string()
      .trim()
      .regex(/^(\d{1,9}(\.\d{1,2})?)?$/, 'Give dollars and cents, such as 1250.00.'),
  })
  .transform(
    ({ percent, words, spent }): ProgressReport =>
      ProgressReport.parse({ percent: Number(percent), words, spentCents: centsOf(spent) }),
  );

/** The owner’s next word: how far, in which words, and what it has cost since the beginning. */
export function ReportForm({ activity }: { activity: Activity }) {
  const site = useSite();
  const toast = useToast();
  const refresh = useRefresh();
  const form = useForm({
    name: `activity:${activity.id}:${activity.reports.length}`,
    initial: {
      percent: String(activity.percent ?? 0),
      words: '',
      spent: activity.spentCents === 0 ? '' : (activity.spentCents / 100).toFixed(2),
    },
    schema: reportForm,
    submit: (report) =>
      api.post(`/api/sites/${site.slug}/plan-activities/${activity.id}/progress`, report, Activity),
    done: () => {
      toast({ text: 'Reported', tone: 'success' });
      void refresh([`/api/sites/${site.slug}/plan`]);
    },
  });
  return (
    <Section title="Report how it goes" lead="What was said stays; a correction is the next report.">
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <ErrorSummary form={form.name} errors={form.errors} failure={form.failure} refusals={form.refusals} />
        <div className="split">
          <TextField
            {...form.field('percent')}
            label="Percent done"
            inputMode="numeric"
            width="short"
            required
          />
          <TextField
            {...form.field('spent')}
            label="Dollars spent since the beginning"
            inputMode="decimal"
            width="short"
          />
        </div>
        <TextAreaField {...form.field('words')} label="In words" required rows={3} maxLength={2000} />
        <div>
          <Button type="submit" tone="primary" busy={form.submitting}>
            Report
          </Button>
        </div>
      </form>
    </Section>
  );
}
