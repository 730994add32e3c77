import { useQueryClient } from '@tanstack/react-query';
import {
  Button as AriaButton,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useGo } from '#web/design/navigation.tsx';
import { useToast } from '#web/design/parts/toasts.tsx';
import { asProblem } from '#web/design/problem.ts';
import { useMay, useSession } from '#web/design/session.tsx';
import { reachable, useCapabilities } from '../joined.ts';

/** Who is signed in, what they can set for themselves, and the way out. */
export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const { person, agencies, demo } = useSession();
  const go = useGo();
  const signOut = useSignOut();
  const own = useOwnPages();
  const run = (key: string) => {
    if (key === 'sign-out') void signOut();
    else if (key === 'help') onHelp();
    else go(own.find((page) => page.to === key)?.to ?? '/');
  };
  return (
    <MenuTrigger>
      <AriaButton className="account" aria-label={`Account: ${person.name}`}>
        <span className="account__initials" aria-hidden="true">
          {initialsOf(person.name)}
        </span>
      </AriaButton>
      <Popover className="menu-popover" placement="bottom end">
        <Menu className="menu" aria-label="Account" onAction={(key) => run(String(key))}>
          <MenuSection>
            <Header className="account__who">
              <strong>{person.name}</strong>
              <span>{person.email}</span>
              <span>{agencies.map((agency) => agency.name).join(', ')}</span>
            </Header>
            {own.map((page) => (
              <MenuItem key={page.to} id={page.to} className="menu__item">
                {page.label}
              </MenuItem>
            ))}
            <MenuItem id="help" className="menu__item">
              Keyboard shortcuts
            </MenuItem>
            <MenuItem id="sign-out" className="menu__item">
              {demo ? 'Sign out, or take another demo role' : 'Sign out'}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function useOwnPages() {
  const capabilities = useCapabilities();
  const may = useMay();
  return reachable(
    capabilities.flatMap((capability) => capability.account ?? []),
    { may, site: null },
  );
}

function useSignOut() {
  const queries = useQueryClient();
  const toast = useToast();
  return async () => {
    try {
      await api.delete('/api/session', z.unknown());
      // Nothing this person saw may stay in memory for the next one.
      queries.clear();
      window.location.assign('/app/sign-in');
    } catch (error) {
      toast({ text: asProblem(error).detail, tone: 'error' });
    }
  };
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0]?.toUpperCase() ?? '')
    .join('');
}
