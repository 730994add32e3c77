import { type ReactNode, useEffect, useId, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

type ReasonDialogProps = {
  open: boolean;
  title: string;
  body?: ReactNode;
  confirmLabel: string;
  required: boolean;
  danger?: boolean;
  busy?: boolean;
  /** A failure of the last attempt, shown without closing, so that the typed reason stays. */
  failure?: ReactNode;
  onConfirm: (reason: string) => void;
  onClose: () => void;
};

/** For what cannot be undone: the person says why, and the reason is kept in the record's history. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const fieldId = useId();
  useEffect(() => {
    if (!props.open) setReason('');
    setMissing(false);
  }, [props.open]);

  const confirm = () => {
    const typed = reason.trim();
    if (props.required && typed === '') setMissing(true);
    else props.onConfirm(typed);
  };
  const actions = (
    <>
      <Button tone={props.danger ? 'danger' : 'primary'} busy={props.busy} onClick={confirm}>
        {props.confirmLabel}
      </Button>
      <Button tone="plain" onClick={props.onClose}>
        Cancel
      </Button>
    </>
  );
  return (
    <Dialog open={props.open} title={props.title} onClose={props.onClose} actions={actions}>
      {props.body}
      {props.failure}
      <div className={missing ? 'field field--error' : 'field'}>
        <label className="field__label" htmlFor={fieldId}>
          Reason {props.required ? '' : <span className="field__optional">(optional)</span>}
        </label>
        <p className="field__hint" id={`${fieldId}-hint`}>
          It is kept in the record’s history.
        </p>
        {missing && (
          <p className="field__error" id={`${fieldId}-error`} role="alert">
            Type a reason.
          </p>
        )}
        <textarea
          id={fieldId}
          className="usa-textarea"
          rows={3}
          value={reason}
          aria-describedby={`${fieldId}-hint${missing ? ` ${fieldId}-error` : ''}`}
          aria-invalid={missing || undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
