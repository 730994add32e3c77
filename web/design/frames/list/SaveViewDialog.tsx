import { useState } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';

type SaveViewDialogProps = {
  open: boolean;
  taken: readonly string[];
  onSave: (label: string) => void;
  onClose: () => void;
};

export function SaveViewDialog({ open, taken, onSave, onClose }: SaveViewDialogProps) {
  const [label, setLabel] = useState('');
  const [error, setError] = useState<string | null>(null);
  const close = () => {
    setLabel('');
    setError(null);
    onClose();
  };
  const save = () => {
    const name = label.trim();
    if (name === '') return setError('Type a name.');
    if (taken.includes(name)) return setError('There is a view of this name. Choose another.');
    onSave(name);
    close();
  };
  const actions = (
    <>
      <Button tone="primary" onClick={save}>
        Save view
      </Button>
      <Button tone="plain" onClick={close}>
        Cancel
      </Button>
    </>
  );
  return (
    <Dialog open={open} title="Save these filters as a view" onClose={close} actions={actions}>
      <div className="field">
        <label className="field__label" htmlFor="view-name">
          Name
        </label>
        <p className="field__hint" id="view-name-hint">
          It is kept in this browser, for you alone.
        </p>
        {error && (
          <p className="field__error" id="view-name-error" role="alert">
            {error}
          </p>
        )}
        <input
          id="view-name"
          className="usa-input"
          value={label}
          aria-describedby={error ? 'view-name-hint view-name-error' : 'view-name-hint'}
          aria-invalid={error !== null || undefined}
          onChange={(event) => setLabel(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && save()}
        />
      </div>
    </Dialog>
  );
}
