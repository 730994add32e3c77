import { z } from 'zod';
import { ChecksField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import {
  type Activity,
  ActivityDraft,
  activityKinds,
  activityReasons,
  deliveryMethods,
  supportTypes,
  targetPopulations,
  ttaTypes,
  type WorkPlan,
} from '../../contract.ts';
import { optionsOf } from './words.tsx';

export type ActivityValues = {
  title: string;
  kind: string;
  method: string;
  reason: string;
  ttaType: string;
  supportType: string;
  targetPopulations: string[];
  startsOn: string;
  endsOn: string;
  milestoneId: string;
  summary: string;
  nextSteps: string;
};

export const emptyActivity = (plan: WorkPlan | null): ActivityValues => ({
  ...{ title: '', kind: '', method: '', reason: 'request-of-site', targetPopulations: [] },
  ...{ ttaType: plan?.ttaType ?? '', supportType: plan?.supportType ?? '' },
  ...{ startsOn: '', endsOn: '', milestoneId: '', summary: '', nextSteps: '' },
});

export const activityValues = ({ draft }: Activity): ActivityValues => ({
  ...draft,
  milestoneId: draft.milestoneId ?? '',
});

export const activityForm = z.preprocess((typed) => {
  const { milestoneId, ...rest } = typed as ActivityValues;
  return { ...rest, milestoneId: milestoneId || null };
}, ActivityDraft);

type FieldsProps = { form: Form<ActivityValues>; plan: WorkPlan | null; isReport?: boolean };

/** What is done with the site, in the words funders ask for; with the report, what came of it. */
export function ActivityFields({ form, plan, isReport }: FieldsProps) {
  return (
    <>
      <TextField {...form.field('title')} label="Activity" maxLength={200} required />
      <SelectField
        {...form.field('kind')}
        label="Kind of activity"
        required
        options={optionsOf(activityKinds)}
      />
      <SelectField
        {...form.field('method')}
        label="Delivered"
        required
        options={optionsOf(deliveryMethods)}
      />
      <SelectField {...form.field('reason')} label="Reason" required options={optionsOf(activityReasons)} />
      <SelectField
        {...form.field('ttaType')}
        label="Type of assistance"
        required
        options={optionsOf(ttaTypes)}
      />
      <SelectField
        {...form.field('supportType')}
        label="Where the site stands"
        required
        options={optionsOf(supportTypes)}
      />
      <ChecksField
        {...form.field('targetPopulations')}
        label="For whom"
        required
        options={optionsOf(targetPopulations)}
      />
      <TextField {...form.field('startsOn')} label="From" type="date" width="medium" required />
      <TextField {...form.field('endsOn')} label="Until" type="date" width="medium" required />
      <SelectField
        {...form.field('milestoneId')}
        label="Milestone it serves"
        empty="None"
        options={(plan?.milestones ?? []).map(({ id, title }) => ({ value: id, label: title }))}
      />
      {isReport && (
        <>
          <TextAreaField
            {...form.field('summary')}
            label="What came of it"
            hint="The report: what was done, found and agreed."
            rows={8}
            maxLength={8000}
          />
          <TextAreaField {...form.field('nextSteps')} label="Next steps" maxLength={4000} />
        </>
      )}
    </>
  );
}
