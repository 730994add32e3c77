import { lazy, Suspense, useContext, useEffect, useRef, useState } from 'react';
import { useGo } from '#web/design/navigation.tsx';
import { isTyping } from '#web/design/shortcuts.ts';
import { ShortcutChoiceContext } from '../shortcut-choice.ts';
import { HelpDialog } from './HelpDialog.tsx';

const loadPalette = () => import('./Palette.tsx');
const Palette = lazy(loadPalette);

type Overlay = 'palette' | 'help';
export type OverlaysState = ReturnType<typeof useOverlays>;

/** The palette and the help, and the keys that open them. */
export function useOverlays() {
  const [open, setOpen] = useState<Overlay | null>(null);
  // Fetched while nothing else is, so that no letter typed after Ctrl+K is lost.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1_500);
    return () => clearTimeout(timer);
  }, []);
  const openPalette = () => setOpen('palette');
  const openHelp = () => setOpen('help');
  useShellKeys({ openPalette, openHelp });
  // A dialog tells of its closing a moment later, when another may already be open in its place.
  const close = (which: Overlay) => setOpen((now) => (now === which ? null : now));
  return { open, openPalette, openHelp, close };
}

export function Overlays({ state }: { state: OverlaysState }) {
  return (
    <>
      {state.open === 'palette' && (
        <Suspense fallback={null}>
          <Palette onClose={() => state.close('palette')} onHelp={state.openHelp} />
        </Suspense>
      )}
      <HelpDialog open={state.open === 'help'} onClose={() => state.close('help')} />
    </>
  );
}

function useShellKeys({ openPalette, openHelp }: { openPalette: () => void; openHelp: () => void }) {
  const { on } = useContext(ShortcutChoiceContext);
  const go = useGo();
  const afterG = useRef(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') openPalette();
      else if (!on || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      else if (event.key === '?') openHelp();
      else if (event.key === 'g') {
        afterG.current = true;
        setTimeout(() => {
          afterG.current = false;
        }, 1_000);
        return;
      } else if (event.key === 'w' && afterG.current) go('/');
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
