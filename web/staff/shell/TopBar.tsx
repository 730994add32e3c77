import { useLiveConnected } from '#web/design/live.tsx';
import { AppLink } from '#web/design/navigation.tsx';
import { IconButton } from '#web/design/parts/Button.tsx';
import { Icon } from '#web/design/parts/Icon.tsx';
import mark from '../favicon.svg?url';
import { AccountMenu } from './AccountMenu.tsx';
import { Notifications } from './Notifications.tsx';

type TopBarProps = { onMenu: () => void; onSearch: () => void; onHelp: () => void };

export function TopBar({ onMenu, onSearch, onHelp }: TopBarProps) {
  const connected = useLiveConnected();
  return (
    <header className="top-bar">
      <div className="top-bar__menu">
        <IconButton icon="menu" label="Menu" onClick={onMenu} />
      </div>
      <AppLink to="/" className="top-bar__name" aria-label="Public Safety Partnership, My work">
        <img src={mark} alt="" width="28" height="28" />
        <span>Public Safety Partnership</span>
      </AppLink>
      <button
        type="button"
        className="top-bar__search"
        onClick={onSearch}
        aria-label="Search or go to"
        aria-keyshortcuts="Control+K"
      >
        <Icon name="search" />
        <span>Search or go to</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="top-bar__tools">
        {!connected && (
          <p className="top-bar__offline" role="status">
            Reconnecting
          </p>
        )}
        <Notifications />
        <span className="top-bar__help">
          <IconButton icon="help_outline" label="Help and keyboard shortcuts" onClick={onHelp} />
        </span>
        <AccountMenu onHelp={onHelp} />
      </div>
    </header>
  );
}
