import { useFormats } from '#web/design/formats.ts';
import { SelectField, TextField } from '#web/design/forms/fields.tsx';
import type { PartFieldsProps } from './PartFields.tsx';
import { scaleOf } from './part-form.ts';

/** A goal’s measure: one of the catalogue, whose figures are read from the data, or one that people take by hand. */
export function GoalFields({ form, choices, problems }: PartFieldsProps) {
  const metric = choices.metrics.find(({ value }) => value === form.values.metric);
  const inPercent = scaleOf(form.values.metric || null) === 100;
  return (
    <>
      <SelectField
        {...form.field('problemId')}
        label="Problem it answers"
        options={[{ value: '', label: 'None in particular' }, ...problems]}
      />
      <SelectField
        {...form.field('metric')}
        label="Measure"
        options={[
          { value: '', label: 'Measured by hand' },
          ...choices.metrics.map(({ value, label }) => ({ value, label })),
        ]}
      />
      {metric ? <Newest metric={metric} /> : <ByHand form={form} />}
      <div className="split">
        <TextField
          {...form.field('baselineFrom')}
          label="Baseline from"
          type="date"
          hint={metric ? 'Its figure is read from the site’s data over this period.' : undefined}
        />
        <TextField {...form.field('baselineTo')} label="Baseline to" type="date" />
      </div>
      <div className="split">
        <TextField
          {...form.field('targetValue')}
          label={inPercent ? 'Target, in percent' : 'Target'}
          inputMode="decimal"
          width="short"
        />
        <TextField {...form.field('targetOn')} label="Target day" type="date" />
      </div>
    </>
  );
}

function ByHand({ form }: Pick<PartFieldsProps, 'form'>) {
  return (
    <>
      <TextField {...form.field('measure')} label="What is measured, and how" />
      <TextField {...form.field('baselineValue')} label="Baseline" inputMode="decimal" width="short" />
      <TextField
        {...form.field('baselineSource')}
        label="Where the baseline was read from"
        hint="A figure without its source is not kept."
      />
    </>
  );
}

function Newest({ metric }: { metric: PartFieldsProps['choices']['metrics'][number] }) {
  const formats = useFormats();
  const { reading, format, unit } = metric;
  if (!reading) return <p className="quiet">The site has no accepted data to read this measure from yet.</p>;
  const say = (value: number) =>
    format === 'percent' ? formats.percent(value) : formats.number(Math.round(value));
  return (
    <p className="quiet">
      Now {say(reading.value)} {unit} ({say(reading.low)} to {say(reading.high)}), from {reading.dataLabel},
      data through {formats.date(reading.dataThrough)}.
    </p>
  );
}
