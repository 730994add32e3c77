import { RadioField, SelectField, TextField } from '#web/design/forms/fields.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import type { Preview } from '../../contract.ts';
import { type MappingForm, spellingsOf } from './mapping-form.ts';

type MappingFieldsProps = {
  form: MappingForm;
  errors: Record<string, string>;
  preview: Preview;
  onChange: (form: MappingForm) => void;
};

/** Which column is what. Choices are from the file's own header. */
export function MappingFields({ form, errors, preview, onChange }: MappingFieldsProps) {
  const field = <K extends keyof MappingForm & string>(key: K) => ({
    name: key,
    id: `mapping-${key}`,
    value: form[key] as string,
    onChange: (value: string) => onChange({ ...form, [key]: value }),
    error: errors[key],
  });
  const columns = preview.header.map((name) => ({ value: name, label: name }));
  const choice = (
    key: keyof MappingForm & string,
    label: string,
    more: { hint?: string; required?: boolean } = {},
  ) => <SelectField {...field(key)} label={label} options={columns} empty="- Not in this file -" {...more} />;
  const { because, example } = preview.guess.dateOrder;
  return (
    <div className="stack">
      <Section title="When" plain>
        <div className="stack">
          <div className="split">
            {choice('occurredColumn', 'Date, or date and time', { required: true })}
            {choice('timeColumn', 'Time, if it has its own column')}
          </div>
          {!form.order && (because === 'ambiguous' || because === 'mixed') && (
            <Notice tone="warning">
              “{example}” can be read month first or day first. A wrong guess would move every incident, so
              please choose.
            </Notice>
          )}
          <RadioField
            {...field('order')}
            label="How dates are written"
            required
            options={[
              { value: 'year-first', label: 'Year first', hint: '2024-07-04' },
              { value: 'month-first', label: 'Month first', hint: '07/04/2024 is July 4' },
              { value: 'day-first', label: 'Day first', hint: '04/07/2024 is July 4' },
            ]}
          />
          <RadioField
            {...field('skippedTimes')}
            label="Times that the clocks skipped when daylight saving began"
            options={[
              { value: 'set-aside', label: 'Set the row aside' },
              { value: 'move-forward', label: 'Move one hour forward and note it' },
            ]}
          />
        </div>
      </Section>
      <Section title="What" plain>
        <div className="stack">
          <div className="split">
            <SelectField
              {...field('outcomeColumn')}
              onChange={(column) =>
                onChange({ ...form, outcomeColumn: column, outcomeValues: spellingsOf(column, preview) })
              }
              label="Whether the person died"
              options={columns}
              empty="- Not in this file -"
            />
            {choice('reportNumber', 'Report number')}
          </div>
          {form.outcomeColumn && <OutcomeSpellings form={form} onChange={onChange} />}
        </div>
      </Section>
      <Section title="Where" plain>
        <div className="stack">
          <div className="split">
            {choice('longitude', 'Longitude, in degrees')}
            {choice('latitude', 'Latitude, in degrees')}
          </div>
          <div className="split">
            {choice('x', 'X, in feet or metres')}
            {choice('y', 'Y, in feet or metres')}
            <TextField
              {...field('crs')}
              label="Projection of X and Y"
              hint="For example EPSG:2263"
              width="medium"
            />
          </div>
          <div className="split">
            {choice('block', 'Block or address')}
            {choice('district', 'District or precinct')}
          </div>
        </div>
      </Section>
      <Section title="Who was hit" plain>
        <div className="stack">
          <div className="split">
            {choice('age', 'Age')}
            {choice('ageGroup', 'Age group')}
          </div>
          <div className="split">
            {choice('sex', 'Sex')}
            {choice('race', 'Race')}
          </div>
        </div>
      </Section>
      <TextField
        {...field('missingValues')}
        label="Texts that mean “not known”"
        hint="With commas between, for example (null), N/A. An empty field always does."
      />
    </div>
  );
}

type SpellingsProps = { form: MappingForm; onChange: (form: MappingForm) => void };

function OutcomeSpellings({ form, onChange }: SpellingsProps) {
  return (
    <fieldset className="usa-fieldset stack">
      <legend className="usa-label">What each spelling means</legend>
      <p className="usa-hint">Rows with a spelling that is left open are set aside: nothing is guessed.</p>
      {Object.entries(form.outcomeValues).map(([text, meaning]) => (
        <SelectField
          key={text}
          id={`outcome-${text}`}
          name={`outcome-${text}`}
          label={`“${text}”`}
          value={meaning}
          onChange={(next) => onChange({ ...form, outcomeValues: { ...form.outcomeValues, [text]: next } })}
          error={undefined}
          empty="- Set aside -"
          options={[
            { value: 'fatal', label: 'The person died' },
            { value: 'nonfatal', label: 'The person survived' },
          ]}
        />
      ))}
    </fieldset>
  );
}
