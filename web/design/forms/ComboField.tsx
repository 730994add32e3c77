import { ComboBox } from '@trussworks/react-uswds';
import { describedBy, Field } from './Field.tsx';
import type { FieldText, Option } from './fields.tsx';
import type { FieldProps } from './useForm.ts';

type ComboFieldProps = FieldProps<string> & FieldText & { options: readonly Option[] };

/** One of a long list, found by typing. */
export function ComboField({
  id,
  name,
  value,
  onChange,
  error,
  label,
  hint,
  required,
  options,
  disabled,
}: ComboFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} required={required}>
      <ComboBox
        id={id}
        name={name}
        options={options.map((option) => ({ value: option.value, label: option.label }))}
        defaultValue={value}
        disabled={disabled}
        // It also calls back when it appears, which is no change of the person's.
        onChange={(chosen) => (chosen ?? '') !== value && onChange(chosen ?? '')}
        inputProps={describedBy(id, hint, error)}
      />
    </Field>
  );
}
