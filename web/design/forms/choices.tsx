import { Checkbox, Fieldset, FormGroup, Radio } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { controlOf, type FieldText, LabelText, Notes, type Option } from './Field.tsx';
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
      <Notes id={id} error={error} />
      <Checkbox
        {...controlOf({ id, error })}
        name={name}
        label={label}
        labelDescription={hint}
        checked={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
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

type ChecksFieldProps = FieldProps<string[]> &
  FieldText & {
    options: readonly Option[];
    /** Many short choices stand side by side. */
    inColumns?: boolean;
  };

/** Any of a few. */
export function ChecksField({ value, onChange, options, inColumns, ...field }: ChecksFieldProps) {
  const toggle = (one: string) =>
    onChange(value.includes(one) ? value.filter((kept) => kept !== one) : [...value, one]);
  return (
    <Choices {...field}>
      <div className={inColumns ? 'choices-in-columns' : undefined}>
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
      </div>
    </Choices>
  );
}

type ChoicesProps = FieldText & { id: string; error: string | undefined; children: ReactNode };

function Choices({ label, required, children, ...field }: ChoicesProps) {
  return (
    <FormGroup error={field.error !== undefined} className="field">
      <Fieldset
        {...controlOf(field)}
        tabIndex={-1}
        legend={
          <span className="field__label">
            <LabelText label={label} required={required} />
          </span>
        }
      >
        <Notes {...field} />
        {children}
      </Fieldset>
    </FormGroup>
  );
}
