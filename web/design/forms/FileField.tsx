import { FileInput } from '@trussworks/react-uswds';
import { Field, type FieldText } from './Field.tsx';

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
export function FileField({ name, accept, multiple, disabled, onFiles, ...frame }: FileFieldProps) {
  return (
    <Field {...frame}>
      {(control) => (
        <FileInput
          {...control}
          name={name}
          accept={accept}
          multiple={multiple}
          disabled={disabled}
          onChange={(event) => onFiles([...(event.target.files ?? [])])}
        />
      )}
    </Field>
  );
}
