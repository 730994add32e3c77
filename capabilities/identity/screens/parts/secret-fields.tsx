import { TextField } from '#web/design/forms/fields.tsx';
import type { FieldProps } from '#web/design/forms/useForm.ts';

export function CodeField(props: FieldProps<string> & { hint?: string }) {
  return (
    <TextField
      {...props}
      label="Six-digit code"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      width="short"
      required
    />
  );
}

export function PasswordField(props: FieldProps<string> & { label?: string; isNew?: boolean }) {
  const { label = 'Password', isNew, ...field } = props;
  return (
    <TextField
      {...field}
      type="password"
      label={label}
      hint={
        isNew
          ? 'At least 12 characters. Four or five words that do not belong together are easy to remember.'
          : undefined
      }
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
    />
  );
}
