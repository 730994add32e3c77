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
  if (method === 'near-repeat') return <NearRepeatSettings form={form} />;
  if (method === 'space-time-scan') return <ScanSettings form={form} />;
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
      {method === 'clusters' && <ClusterSettings form={form} />}
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

function ClusterSettings({ form }: { form: Form<AnalysisForm> }) {
  return (
    <div className="split">
      <TextField
        {...form.field('reach')}
        label="Reach in metres"
        hint="How near events must lie to count as neighbours."
        type="number"
        inputMode="numeric"
        width="short"
        required
      />
      <TextField
        {...form.field('minPoints')}
        label="Events that make a place dense"
        hint="Within reach, the event itself included."
        type="number"
        inputMode="numeric"
        width="short"
        required
      />
    </div>
  );
}

function NearRepeatSettings({ form }: { form: Form<AnalysisForm> }) {
  return (
    <>
      <TextField
        {...form.field('distances')}
        label="Edges of distance in metres"
        hint="0, 125, 250 makes the bands [0,125] and (125,250]: a bracket [ or ] owns its edge."
        required
      />
      <TextField
        {...form.field('daysApart')}
        label="Edges of time in days"
        hint="0, 7, 14 makes the bands [0,7] and (7,14]."
        required
      />
      <ShufflesField form={form} />
    </>
  );
}

function ScanSettings({ form }: { form: Form<AnalysisForm> }) {
  return (
    <>
      <p>
        A year or two is enough: over many years, areas that grew look like bursts, and the run takes long.
      </p>
      <div className="split">
        <TextField
          {...form.field('maxRadius')}
          label="Largest radius in metres"
          type="number"
          inputMode="numeric"
          width="short"
          required
        />
        <TextField
          {...form.field('maxDays')}
          label="Longest burst in days"
          type="number"
          inputMode="numeric"
          width="short"
          required
        />
      </div>
      <ShufflesField form={form} />
    </>
  );
}

function ShufflesField({ form }: { form: Form<AnalysisForm> }) {
  return (
    <SelectField
      {...form.field('shuffles')}
      label="Shuffles of the days"
      hint="What chance would give. More of them tell smaller chances, and take longer."
      options={['99', '199', '499', '999', '9999'].map((value) => ({
        value,
        label: Number(value).toLocaleString('en-US'),
      }))}
      required
    />
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
