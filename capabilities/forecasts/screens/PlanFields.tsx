import { useFormats } from '#web/design/formats.ts';
import { ChecksField, RadioField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { forecastMethods, type PlanOptions, purposeNames, purposes } from '../contract.ts';
import { needsBandwidth, needsConditions, needsHalfLife, type PlanForm } from './plan-form.ts';
import { areaPreview, methodWords } from './words.ts';

type Props = { form: Form<PlanForm>; options: PlanOptions };

/** What for, then what, where and how: the purpose comes before the method. */
export function PlanFields({ form, options }: Props) {
  const formats = useFormats();
  return (
    <>
      <TextField {...form.field('title')} label="Name of the forecast" required />
      <PurposeFields form={form} />
      <SelectField
        {...form.field('outcome')}
        label="What is forecast"
        hint="Harm that victims report or evidence confirms. Stops, arrests and other officer activity are refused."
        required
        options={options.outcomes}
      />
      <AreaFields form={form} options={options} />
      <MethodFields form={form} />
      <TimeFields form={form} />
      <TextField
        {...form.field('endsOn')}
        label="Last day"
        hint={`At most 180 days ahead: ${formats.date(options.latestEnd)}. A longer life is a new plan with a new test.`}
        type="date"
        required
        width="medium"
      />
    </>
  );
}

function PurposeFields({ form }: { form: Form<PlanForm> }) {
  return (
    <>
      <ChecksField
        {...form.field('purposes')}
        label="What it is for"
        hint="A forecast of places is never a reason to stop, search or arrest anyone."
        required
        options={purposeNames.map((value) => ({ value, label: purposes[value] }))}
      />
      <TextAreaField
        {...form.field('purpose')}
        label="What will be done at the places, by whom"
        required
        maxLength={2000}
      />
      {needsConditions(form.values.purposes) && (
        <TextAreaField
          {...form.field('patrolConditions')}
          label="Conditions of patrol presence"
          hint="What officers at the places will do, and what they won’t."
          required
          maxLength={1000}
        />
      )}
    </>
  );
}

function AreaFields({ form, options }: Props) {
  return (
    <div className="split">
      <TextField
        {...form.field('cellSize')}
        label="Width of a cell in metres"
        hint="76.2 to 182.8 m: 250 to 600 feet, 62,500 to 360,000 square feet."
        inputMode="decimal"
        required
        width="short"
      />
      <TextField
        {...form.field('share')}
        label="Share of the site, in percent"
        hint={areaPreview(options.squareMetres, form.values.share, form.values.cellSize)}
        inputMode="decimal"
        required
        width="short"
      />
    </div>
  );
}

function MethodFields({ form }: { form: Form<PlanForm> }) {
  const { method } = form.values;
  return (
    <>
      <RadioField
        {...form.field('method')}
        label="Method"
        required
        options={forecastMethods.map((value) => ({
          value,
          label: methodWords[value].title,
          hint: methodWords[value].tells,
        }))}
      />
      {needsBandwidth(method) && (
        <div className="split">
          <TextField
            {...form.field('bandwidth')}
            label="Smoothed over, in metres"
            inputMode="decimal"
            required
            width="short"
          />
          {needsHalfLife(method) && (
            <TextField
              {...form.field('halfLife')}
              label="Half as much after, in days"
              inputMode="decimal"
              required
              width="short"
            />
          )}
        </div>
      )}
    </>
  );
}

function TimeFields({ form }: { form: Form<PlanForm> }) {
  return (
    <div className="split">
      <TextField
        {...form.field('horizonDays')}
        label="Days of a period"
        hint="For how long the cells stay the same: 7 to 90."
        inputMode="numeric"
        required
        width="short"
      />
      <TextField
        {...form.field('trainDays')}
        label="Days to learn from"
        hint="Before each period: 90 to 1,825."
        inputMode="numeric"
        required
        width="short"
      />
      <TextField
        {...form.field('testPeriods')}
        label="Periods to test"
        hint="Of the past, one after another: 4 to 52."
        inputMode="numeric"
        required
        width="short"
      />
    </div>
  );
}
