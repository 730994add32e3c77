import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

type ConfirmDialogProps = {
  open: boolean;
  title: string;
  body?: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const actions = (
    <>
      <Button tone={props.danger ? 'danger' : 'primary'} busy={props.busy} onClick={props.onConfirm}>
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
    </Dialog>
  );
}
