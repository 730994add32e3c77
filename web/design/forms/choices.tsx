import { Checkbox, ErrorMessage, Fieldset, FormGroup, Radio } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { describedBy } from './Field.tsx';
import type { FieldText, Option } from './fields.tsx';
import type { FieldProps } from './useForm.ts';

/** One yes-or-no. */
export function CheckField({
  id,
  name,
  value,
  onChange,
  error,
  label,
  hint,
  disabled,
}: FieldProps<boolean> & FieldText) {
  return (
    <FormGroup error={error !== undefined} className="field">
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      <Checkbox
        id={id}
        name={name}
        label={label}
        labelDescription={hint}
        checked={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        {...describedBy(id, undefined, error)}
      />
    </FormGroup>
  );
}

type RadioFieldProps = FieldProps<string> & FieldText & { options: readonly Option[] };

/** One of a few; for more than six take `SelectField`. */
export function RadioField({ value, onChange, options, ...field }: RadioFieldProps) {
  return (
    <Choices {...field}>
      {options.map((option) => (
        <Radio
          key={option.value}
          id={`${field.id}-${option.value}`}
          name={field.id}
          label={option.label}
          labelDescription={option.hint}
          checked={value === option.value}
          disabled={field.disabled}
          onChange={() => onChange(option.value)}
        />
      ))}
    </Choices>
  );
}

type ChecksFieldProps = FieldProps<string[]> & FieldText & { options: readonly Option[] };

/** Any of a few. */
export function ChecksField({ value, onChange, options, ...field }: ChecksFieldProps) {
  const toggle = (one: string) =>
    onChange(value.includes(one) ? value.filter((kept) => kept !== one) : [...value, one]);
  return (
    <Choices {...field}>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          id={`${field.id}-${option.value}`}
          name={field.id}
          label={option.label}
          labelDescription={option.hint}
          checked={value.includes(option.value)}
          disabled={field.disabled}
          onChange={() => toggle(option.value)}
        />
      ))}
    </Choices>
  );
}

type ChoicesProps = FieldText & { id: string; error: string | undefined; children: ReactNode };

function Choices({ id, label, hint, error, required, children }: ChoicesProps) {
  return (
    <FormGroup error={error !== undefined} className="field">
      <Fieldset
        id={id}
        tabIndex={-1}
        legend={<ChoicesLegend label={label} required={required} />}
        {...describedBy(id, hint, error)}
      >
        {hint && (
          <div className="field__hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
        {children}
      </Fieldset>
    </FormGroup>
  );
}

function ChoicesLegend({ label, required }: { label: string; required?: boolean }) {
  return (
    <span className="field__label">
      {label}
      {!required && <span className="field__optional"> (optional)</span>}
    </span>
  );
}
