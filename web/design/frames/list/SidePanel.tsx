import { type ReactNode, useId } from 'react';
import { IconButton, LinkButton } from '../../parts/Button.tsx';
import type { AppPath } from '../../screens.ts';

type SidePanelProps = {
  title: string;
  to?: AppPath;
  onClose: () => void;
  onNext?: () => void;
  onPrevious?: () => void;
  children: ReactNode;
};

/** A row beside its list, so that reading on does not lose the place. */
export function SidePanel({ title, to, onClose, onNext, onPrevious, children }: SidePanelProps) {
  const titleId = useId();
  return (
    <aside className="side-panel" aria-labelledby={titleId}>
      <div className="side-panel__head">
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="arrow_upward" label="Previous (K)" disabled={!onPrevious} onClick={onPrevious} />
        <IconButton icon="arrow_downward" label="Next (J)" disabled={!onNext} onClick={onNext} />
        <IconButton icon="close" label="Close (Esc)" onClick={onClose} />
      </div>
      <div
        className="side-panel__body stack"
        aria-live="polite"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {children}
      </div>
      {to && (
        <div className="side-panel__foot">
          <LinkButton to={to}>Open full page</LinkButton>
        </div>
      )}
    </aside>
  );
}
