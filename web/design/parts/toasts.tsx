import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { Button, IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';

export type Toast = {
  text: string;
  detail?: string;
  tone?: 'success' | 'info' | 'error';
  undo?: () => void;
};
type ShownToast = Toast & { id: number };

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Says that something was done; offers to undo it where that is possible. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

let lastId = 0;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<ShownToast[]>([]);
  const dismiss = useCallback((id: number) => setShown((all) => all.filter((one) => one.id !== id)), []);
  const show = useCallback(
    (toast: Toast) => {
      lastId += 1;
      const id = lastId;
      setShown((all) => [...all.slice(-2), { ...toast, id }]);
      // Failures stay until read; what offers undo stays long enough to be reached by keyboard.
      if (toast.tone !== 'error') setTimeout(() => dismiss(id), toast.undo ? 15_000 : 6_000);
    },
    [dismiss],
  );
  return (
    <ToastContext value={show}>
      {children}
      <section className="toasts" aria-label="Messages" aria-live="polite">
        {shown.map((toast) => (
          <ToastBox key={toast.id} toast={toast} onDismiss={() => dismiss(toast.id)} />
        ))}
      </section>
    </ToastContext>
  );
}

function ToastBox({ toast, onDismiss }: { toast: Toast; onDismiss: () => void }) {
  const icon = toast.tone === 'error' ? 'error' : 'check_circle';
  return (
    <div
      className={`toast toast--${toast.tone ?? 'success'}`}
      role={toast.tone === 'error' ? 'alert' : undefined}
    >
      <Icon name={icon} />
      <div className="toast__text">
        <p>{toast.text}</p>
        {toast.detail && <p className="toast__detail">{toast.detail}</p>}
      </div>
      {toast.undo && (
        <Button
          small
          onClick={() => {
            toast.undo?.();
            onDismiss();
          }}
        >
          Undo
        </Button>
      )}
      <IconButton icon="close" label="Dismiss message" onClick={onDismiss} />
    </div>
  );
}
