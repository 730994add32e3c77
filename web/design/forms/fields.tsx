import { Select, Textarea, TextInput } from '@trussworks/react-uswds';
import { Field, type FieldText, type Option } from './Field.tsx';
import type { FieldProps } from './useForm.ts';

export { ComboField } from './ComboField.tsx';
export { CheckField, ChecksField, RadioField } from './choices.tsx';
export type { FieldText, Option } from './Field.tsx';
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
  label,
  hint,
  error,
  required,
  onChange,
  width,
  type = 'text',
  ...input
}: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} required={required}>
      {(control) => (
        <TextInput
          {...control}
          {...input}
          // React-uswds leaves out the date types, which the browser draws better than a script.
          type={type as 'text'}
          required={required}
          validationStatus={error ? 'error' : undefined}
          className={width ? `field__input--${width}` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type TextAreaFieldProps = FieldProps<string> & FieldText & { rows?: number; maxLength?: number };

export function TextAreaField({
  id,
  label,
  hint,
  error,
  required,
  onChange,
  rows = 4,
  ...input
}: TextAreaFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} required={required}>
      {(control) => (
        <>
          <Textarea
            {...control}
            {...input}
            rows={rows}
            required={required}
            error={error !== undefined}
            onChange={(event) => onChange(event.target.value)}
          />
          {input.maxLength && <LettersLeft used={input.value.length} most={input.maxLength} />}
        </>
      )}
    </Field>
  );
}

type SelectFieldProps = FieldProps<string> & FieldText & { options: readonly Option[]; empty?: string };

export function SelectField({
  name,
  value,
  onChange,
  options,
  empty = '- Select -',
  disabled,
  ...frame
}: SelectFieldProps) {
  return (
    <Field {...frame}>
      {(control) => (
        <Select
          {...control}
          name={name}
          value={value}
          disabled={disabled}
          required={frame.required}
          validationStatus={frame.error ? 'error' : undefined}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{empty}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function LettersLeft({ used, most }: { used: number; most: number }) {
  const left = most - used;
  return (
    <p className="field__count">{left >= 0 ? `${left} characters left` : `${-left} characters too many`}</p>
  );
}
