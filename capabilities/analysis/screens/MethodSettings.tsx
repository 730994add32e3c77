import { RadioField, SelectField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import type { WorkbenchMethod } from '../contract.ts';
import type { AnalysisForm } from './new-analysis-form.ts';

const cellSizes = ['100', '150', '200', '250', '300', '500', '1000'].map((value) => ({
  value,
  label: `${value} m`,
}));

/** Only what the chosen question needs to be told. */
export function MethodSettings({ form, method }: { form: Form<AnalysisForm>; method: WorkbenchMethod }) {
  if (method === 'trend') return <TrendSettings form={form} />;
  if (method === 'compare-periods') return <PeriodSettings form={form} />;
  return (
    <>
      <SelectField
        {...form.field('cellSize')}
        label="Size of a place"
        hint="The side of a square of the site’s published grid."
        options={cellSizes}
        required
      />
      {method === 'hot-spots' && (
        <SelectField
          {...form.field('level')}
          label="False alarms accepted"
          hint="Of the places called hot, the share that may be so by chance."
          options={[
            { value: '0.01', label: '1%' },
            { value: '0.05', label: '5%' },
            { value: '0.1', label: '10%' },
          ]}
          required
        />
      )}
      {method === 'density' && <DensitySettings form={form} />}
    </>
  );
}

function TrendSettings({ form }: { form: Form<AnalysisForm> }) {
  return (
    <TextField
      {...form.field('years')}
      label="Earlier years to compare with"
      hint="Up to fifteen; the period must reach back that far."
      type="number"
      inputMode="numeric"
      width="short"
      required
    />
  );
}

function PeriodSettings({ form }: { form: Form<AnalysisForm> }) {
  return (
    <>
      <p>The two periods must be of the same length, the second after the first.</p>
      <div className="split">
        <TextField {...form.field('beforeFrom')} label="First period from" type="date" required />
        <TextField {...form.field('beforeTo')} label="First period to" type="date" required />
      </div>
      <div className="split">
        <TextField {...form.field('afterFrom')} label="Second period from" type="date" required />
        <TextField {...form.field('afterTo')} label="Second period to" type="date" required />
      </div>
    </>
  );
}

function DensitySettings({ form }: { form: Form<AnalysisForm> }) {
  return (
    <>
      <RadioField
        {...form.field('kernel')}
        label="Kernel"
        options={[
          { value: 'quartic', label: 'Quartic', hint: 'Ends at the bandwidth.' },
          { value: 'gaussian', label: 'Gaussian', hint: 'The bandwidth is its σ; it reaches further.' },
        ]}
      />
      <TextField
        {...form.field('bandwidth')}
        label="Bandwidth in metres"
        hint="How far one event is smoothed out."
        type="number"
        inputMode="numeric"
        width="short"
        required
      />
    </>
  );
}
