import { ComboField } from '#web/design/forms/ComboField.tsx';
import { ChecksField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { evidenceRatings, type PartKind, type PlanChoices } from '../contract.ts';
import { GoalFields } from './GoalFields.tsx';
import type { PartForm } from './part-form.ts';
import { kindWords } from './words.ts';

export type PartFieldsProps = {
  kind: PartKind;
  form: Form<PartForm>;
  choices: PlanChoices;
  problems: readonly { value: string; label: string }[];
};

/** The fields that a part of this kind has, in the order in which it is thought through. */
export function PartFields(props: PartFieldsProps) {
  const { kind, form, choices } = props;
  return (
    <>
      <TextAreaField
        {...form.field('title')}
        label={
          kind === 'problem' ? 'The problem, in a sentence' : `The ${kindWords[kind].one}, in a sentence`
        }
        hint={kindWords[kind].hint}
        required
        rows={2}
        maxLength={300}
      />
      <TextAreaField {...form.field('detail')} label="Details" maxLength={4000} />
      {kind === 'problem' && <Findings form={form} choices={choices} />}
      {kind === 'goal' && <GoalFields {...props} />}
      {kind === 'strategy' && <Evidence form={form} />}
      {kind === 'activity' && <Work form={form} choices={choices} />}
    </>
  );
}

type Some = Pick<PartFieldsProps, 'form' | 'choices'>;

function Findings({ form, choices }: Some) {
  if (choices.findings.length === 0)
    return <p className="quiet">The site has no approved finding yet that a problem could rest on.</p>;
  return (
    <ChecksField
      {...form.field('findingIds')}
      label="Findings that show it"
      hint="Each is kept as it stands today, with its interval and its data version."
      options={choices.findings}
    />
  );
}

function Evidence({ form }: Pick<Some, 'form'>) {
  return (
    <>
      <SelectField
        {...form.field('evidence')}
        label="What is known of it"
        required
        options={Object.entries(evidenceRatings).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        {...form.field('evidenceSource')}
        label="Source of the rating"
        hint="The study, or the register that rates it, with its address."
      />
      <TextAreaField
        {...form.field('fidelity')}
        label="Checklist"
        hint="One thing a line: what has to be true for it to be this strategy and not another under its name."
      />
    </>
  );
}

function Work({ form, choices }: Some) {
  return (
    <>
      <ComboField {...form.field('ownerAgencyId')} label="Agency that owns it" options={choices.agencies} />
      <ComboField
        {...form.field('ownerId')}
        label="Person it is on"
        hint="They see it in My work and report on it."
        options={choices.people}
      />
      <div className="split">
        <TextField {...form.field('startsOn')} label="Begins on" type="date" />
        <TextField {...form.field('dueOn')} label="Due on" type="date" />
      </div>
      <TextField
        {...form.field('budget')}
        label="Budget in dollars"
        hint="Such as 12500.00; empty where it costs nothing."
        inputMode="decimal"
        width="short"
      />
    </>
  );
}
