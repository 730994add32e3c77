import { Select, Textarea, TextInput } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { describedBy, Field } from './Field.tsx';
import type { FieldProps } from './useForm.ts';

export type FieldText = { label: string; hint?: ReactNode; required?: boolean; disabled?: boolean };
export type Option = { value: string; label: string; hint?: ReactNode };

export { ComboField } from './ComboField.tsx';
export { CheckField, ChecksField, RadioField } from './choices.tsx';
export { FileField } from './FileField.tsx';

type TextFieldProps = FieldProps<string> &
  FieldText & {
    type?:
      | 'text'
      | 'email'
      | 'number'
      | 'password'
      | 'search'
      | 'tel'
      | 'url'
      | 'date'
      | 'time'
      | 'datetime-local';
    autoComplete?: string;
    inputMode?: 'numeric' | 'decimal' | 'text';
    maxLength?: number;
    width?: 'short' | 'medium';
    autoFocus?: boolean;
  };

export function TextField({
  id,
  name,
  value,
  onChange,
  error,
  label,
  hint,
  required,
  width,
  type = 'text',
  ...rest
}: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} required={required}>
      <TextInput
        id={id}
        name={name}
        // React-uswds leaves out the date types, which the browser draws better than a script.
        type={type as 'text'}
        value={value}
        validationStatus={error ? 'error' : undefined}
        className={width ? `field__input--${width}` : undefined}
        onChange={(event) => onChange(event.target.value)}
        required={required}
        {...describedBy(id, hint, error)}
        {...rest}
      />
    </Field>
  );
}

type TextAreaFieldProps = FieldProps<string> & FieldText & { rows?: number; maxLength?: number };

export function TextAreaField({
  id,
  name,
  value,
  onChange,
  error,
  label,
  hint,
  required,
  rows = 4,
  ...rest
}: TextAreaFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} required={required}>
      <Textarea
        id={id}
        name={name}
        rows={rows}
        value={value}
        error={error !== undefined}
        onChange={(event) => onChange(event.target.value)}
        required={required}
        {...describedBy(id, hint, error)}
        {...rest}
      />
      {rest.maxLength && <LettersLeft used={value.length} most={rest.maxLength} />}
    </Field>
  );
}

type SelectFieldProps = FieldProps<string> & FieldText & { options: readonly Option[]; empty?: string };

export function SelectField({
  id,
  name,
  value,
  onChange,
  error,
  label,
  hint,
  required,
  options,
  empty = '- Select -',
  disabled,
}: SelectFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} required={required}>
      <Select
        id={id}
        name={name}
        value={value}
        disabled={disabled}
        validationStatus={error ? 'error' : undefined}
        onChange={(event) => onChange(event.target.value)}
        required={required}
        {...describedBy(id, hint, error)}
      >
        <option value="">{empty}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function LettersLeft({ used, most }: { used: number; most: number }) {
  const left = most - used;
  return (
    <p className="field__count">{left >= 0 ? `${left} characters left` : `${-left} characters too many`}</p>
  );
}
