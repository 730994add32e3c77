import { useFormats } from '#web/design/formats.ts';
import { ChecksField, RadioField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { type DesignMethod, type DesignOptions, designMethods } from '../contract.ts';
import type { DesignForm } from './design-form.ts';
import { asksFor, methodWords } from './words.ts';

type Props = { form: Form<DesignForm>; options: DesignOptions };

/** What will be compared with what, in the order in which a design is thought through. */
export function DesignFields({ form, options }: Props) {
  return (
    <>
      <TextField {...form.field('title')} label="Name of the evaluation" required />
      <TextAreaField
        {...form.field('measure')}
        label="What is done"
        hint="What, where and by whom, so that a stranger could tell whether it happened."
        required
        maxLength={2000}
      />
      <TextField
        {...form.field('question')}
        label="The question"
        hint="One sentence; it stands above the answer."
        required
      />
      <RadioField
        {...form.field('method')}
        label="How it will be judged"
        required
        options={designMethods.map((value) => ({
          value,
          label: methodWords[value].title,
          hint: methodWords[value].tells,
        }))}
      />
      <WhatCounts form={form} options={options} />
      <Dates form={form} options={options} />
      <AreaFields form={form} options={options} />
      <Looks form={form} />
      <TextAreaField
        {...form.field('cannotShow')}
        label="What it can’t show"
        hint="Say it now, while nobody knows how it comes out."
        required
        maxLength={2000}
      />
    </>
  );
}

function WhatCounts({ form, options }: Props) {
  const asked = asksFor[form.values.method as DesignMethod];
  return (
    <>
      <SelectField {...form.field('outcome')} label="Outcome" required options={options.outcomes} />
      <RadioField
        {...form.field('unit')}
        label="What is counted"
        required
        options={[
          { value: 'victims', label: 'People', hint: 'Everyone who was shot.' },
          { value: 'events', label: 'Incidents', hint: 'Shootings, however many people each hit.' },
        ]}
      />
      {asked.model && (
        <RadioField
          {...form.field('family')}
          label="Model"
          required
          options={[
            {
              value: 'negative-binomial',
              label: 'Negative binomial',
              hint: 'For counts that vary more than chance alone, as most crime counts do.',
            },
            {
              value: 'poisson',
              label: 'Poisson',
              hint: 'With errors that hold when months resemble each other.',
            },
          ]}
        />
      )}
      {asked.harm && (
        <div className="split">
          <TextField
            {...form.field('harmFatal')}
            label="Weight of a death"
            hint="Leave both empty to count each person once."
            inputMode="decimal"
            width="short"
          />
          <TextField
            {...form.field('harmNonfatal')}
            label="Weight of a nonfatal wound"
            hint="In the same points."
            inputMode="decimal"
            width="short"
          />
        </div>
      )}
    </>
  );
}

function Dates({ form, options }: Props) {
  const formats = useFormats();
  const { dataPeriod } = options;
  return (
    <>
      <TextField
        {...form.field('launchOn')}
        label="Launch"
        hint="The first day on which it could work. Register the design before then."
        type="date"
        required
        width="medium"
      />
      <div className="split">
        <TextField
          {...form.field('beforeFrom')}
          label="Period before, from"
          {...(dataPeriod ? { hint: `The data begin ${formats.date(dataPeriod.from)}.` } : {})}
          type="date"
          required
          width="medium"
        />
        <TextField
          {...form.field('beforeTo')}
          label="Period before, to"
          type="date"
          required
          width="medium"
        />
      </div>
      <div className="split">
        <TextField
          {...form.field('afterFrom')}
          label="Period after, from"
          type="date"
          required
          width="medium"
        />
        <TextField {...form.field('afterTo')} label="Period after, to" type="date" required width="medium" />
      </div>
    </>
  );
}

function AreaFields({ form, options }: Props) {
  const asked = asksFor[form.values.method as DesignMethod];
  const districts = options.districts.map((name) => ({ value: name, label: `District ${name}` }));
  const needsTreated = asked.comparison !== null;
  return (
    <div className="stack">
      <ChecksField
        {...form.field('treated')}
        label="Treated districts"
        {...(needsTreated ? { required: true } : { hint: 'None checked: the whole site.' })}
        options={districts}
        inColumns
      />
      {asked.comparison !== null && (
        <ChecksField
          {...form.field('comparison')}
          label={asked.comparison}
          required
          options={districts}
          inColumns
        />
      )}
      {asked.beside && (
        <>
          <ChecksField
            {...form.field('besideTreated')}
            label="Districts beside the treated ones"
            hint="Where crime would move to. Check some beside both sides, or none."
            options={districts}
            inColumns
          />
          <ChecksField
            {...form.field('besideComparison')}
            label="Districts beside the comparison ones"
            options={districts}
            inColumns
          />
        </>
      )}
    </div>
  );
}

function Looks({ form }: { form: Form<DesignForm> }) {
  return (
    <div className="split">
      <TextField
        {...form.field('interimLooks')}
        label="Early looks"
        hint="How often to look before the end. Each look is another chance to be fooled: only the last one decides."
        inputMode="numeric"
        required
        width="short"
      />
      <TextField
        {...form.field('settleDays')}
        label="Days to wait for late reports"
        hint="A period is read this long after it ended."
        inputMode="numeric"
        required
        width="short"
      />
    </div>
  );
}
