import { useEffect, useRef } from 'react';
import { IconButton } from '#web/design/parts/Button.tsx';
import { Rail } from './Rail.tsx';

/** The rail on a phone. */
export function NavigationDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const drawer = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) drawer.current?.showModal();
    else drawer.current?.close();
  }, [open]);
  return (
    <dialog ref={drawer} className="drawer" aria-label="Menu" onClose={onClose}>
      {open && (
        <>
          <div className="drawer__head">
            <IconButton icon="close" label="Close menu" onClick={onClose} />
          </div>
          <Rail inDrawer onGo={onClose} />
        </>
      )}
    </dialog>
  );
}
