import { useContext } from 'react';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { shortcuts } from '#web/design/shortcuts.ts';
import { ShortcutChoiceContext } from '../shortcut-choice.ts';

export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const choice = useContext(ShortcutChoiceContext);
  return (
    <Dialog open={open} title="Keyboard shortcuts" onClose={onClose}>
      <dl className="shortcuts">
        {shortcuts.map((shortcut) => (
          <div key={shortcut.does}>
            <dt>
              {shortcut.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{shortcut.does}</dd>
          </div>
        ))}
      </dl>
      <div className="usa-checkbox">
        <input
          id="shortcuts-on"
          type="checkbox"
          className="usa-checkbox__input"
          checked={choice.on}
          onChange={(event) => choice.setOn(event.target.checked)}
        />
        <label htmlFor="shortcuts-on" className="usa-checkbox__label">
          Single-key shortcuts
          <span className="usa-checkbox__label-description">
            Turn them off if you speak to your computer or press keys by accident. Ctrl K and Esc always work.
          </span>
        </label>
      </div>
    </Dialog>
  );
}
