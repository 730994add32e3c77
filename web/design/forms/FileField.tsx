import { FileInput } from '@trussworks/react-uswds';
import { describedBy, Field } from './Field.tsx';
import type { FieldText } from './fields.tsx';

type FileFieldProps = FieldText & {
  id: string;
  name: string;
  error?: string;
  /** Endings and types, as the browser takes them: `.csv,.csv.gz,.xlsx`. */
  accept?: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
};

/** Files by drag or by choice. They are not part of the kept draft: a browser may not keep them. */
export function FileField({
  id,
  name,
  label,
  hint,
  error,
  required,
  accept,
  multiple,
  disabled,
  onFiles,
}: FileFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} required={required}>
      <FileInput
        id={id}
        name={name}
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        onChange={(event) => onFiles([...(event.target.files ?? [])])}
        {...describedBy(id, hint, error)}
      />
    </Field>
  );
}
