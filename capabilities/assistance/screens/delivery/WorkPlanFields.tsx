import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { type FieldProps, type Form, fieldId } from '#web/design/forms/useForm.ts';
import { Section } from '#web/design/parts/Section.tsx';
import { costKinds, milestoneKinds, planMeasures, supportTypes, ttaTypes } from '../../contract.ts';
import { Rows } from './Rows.tsx';
import { optionsOf } from './words.tsx';
import { measureChoices, type PlanValues } from './work-plan-form.ts';

type FieldsProps = { form: Form<PlanValues> };

/** What will be delivered, by when, measured how, for how much. */
export function WorkPlanFields({ form }: FieldsProps) {
  return (
    <>
      <TextAreaField
        {...form.field('scope')}
        label="Scope"
        hint="What will be done for the site, and what will not."
        rows={6}
        maxLength={4000}
        required
      />
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
      <TextField {...form.field('startsOn')} label="From" type="date" width="medium" required />
      <TextField {...form.field('endsOn')} label="Until" type="date" width="medium" required />
      <MilestoneRows form={form} />
      <MeasureRows form={form} />
      <BudgetRows form={form} />
    </>
  );
}

type ListKey = 'milestones' | 'measures' | 'budget';

/** A field of one line of a list: named like `milestones.2.title`, as the server names it. */
function lineField<K extends ListKey>(form: Form<PlanValues>, list: K, n: number) {
  return (key: keyof PlanValues[K][number] & string): FieldProps<string> => {
    const name = `${list}.${n}.${key}`;
    const lines = form.values[list] as Record<string, string>[];
    return {
      name,
      id: fieldId(form.name, name),
      value: lines[n]![key] ?? '',
      onChange: (value) =>
        form.set(
          list,
          lines.map((line, at) => (at === n ? { ...line, [key]: value } : line)) as PlanValues[K],
        ),
      error: form.errors[name],
    };
  };
}

function MilestoneRows({ form }: FieldsProps) {
  return (
    <Section
      title="Milestones"
      lead="Elements, activities, work products and key tasks, each with its day."
      plain
    >
      <Rows
        noun="milestone"
        lines={form.values.milestones}
        blank={{ kind: 'key-task', title: '', dueOn: '' }}
        onChange={(lines) => form.set('milestones', lines)}
      >
        {(n) => {
          const field = lineField(form, 'milestones', n);
          return (
            <>
              <SelectField {...field('kind')} label="Kind" required options={optionsOf(milestoneKinds)} />
              <TextField {...field('title')} label="Milestone" maxLength={200} required />
              <TextField {...field('dueOn')} label="Due" type="date" width="medium" required />
            </>
          );
        }}
      </Rows>
    </Section>
  );
}

function MeasureRows({ form }: FieldsProps) {
  const choices = measureChoices(form.values.ttaType);
  return (
    <Section
      title="Measures"
      lead="Which there are depends on the type of assistance. What is reached is counted from what is recorded."
      plain
    >
      <Rows
        noun="measure"
        lines={form.values.measures}
        blank={{ measure: '', target: '' }}
        onChange={(lines) => form.set('measures', lines)}
      >
        {(n) => {
          const field = lineField(form, 'measures', n);
          return (
            <>
              <SelectField
                {...field('measure')}
                label="Measure"
                required
                empty={choices.length > 0 ? '- Select -' : 'Choose the type of assistance first'}
                options={choices.map((value) => ({ value, label: planMeasures[value].label }))}
              />
              <TextField {...field('target')} label="Target" type="number" width="short" required />
            </>
          );
        }}
      </Rows>
    </Section>
  );
}

function BudgetRows({ form }: FieldsProps) {
  return (
    <Section title="Budget" lead="What is approved can be spent; nothing beyond it can be recorded." plain>
      <Rows
        noun="budget line"
        lines={form.values.budget}
        blank={{ kind: '', cents: '' }}
        onChange={(lines) => form.set('budget', lines)}
      >
        {(n) => {
          const field = lineField(form, 'budget', n);
          return (
            <>
              <SelectField {...field('kind')} label="Kind of cost" required options={optionsOf(costKinds)} />
              <TextField
                {...field('cents')}
                label="Amount in dollars"
                inputMode="decimal"
                width="medium"
                required
              />
            </>
          );
        }}
      </Rows>
    </Section>
  );
}
