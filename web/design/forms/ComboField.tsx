import { ComboBox } from '@trussworks/react-uswds';
import { Field, type FieldText, type Option } from './Field.tsx';
import type { FieldProps } from './useForm.ts';

type ComboFieldProps = FieldProps<string> & FieldText & { options: readonly Option[] };

/** One of a long list, found by typing. */
export function ComboField({ name, value, onChange, options, disabled, ...frame }: ComboFieldProps) {
  return (
    <Field {...frame}>
      {({ id, ...described }) => (
        <ComboBox
          id={id}
          name={name}
          options={options.map((option) => ({ value: option.value, label: option.label }))}
          defaultValue={value}
          disabled={disabled}
          // It also calls back when it appears, which is no change of the person's.
          onChange={(chosen) => (chosen ?? '') !== value && onChange(chosen ?? '')}
          inputProps={described}
        />
      )}
    </Field>
  );
}
