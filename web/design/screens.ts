import type { ComponentType } from 'react';
import type { IconName } from './parts/Icon.tsx';

/** What a capability gives the staff application: where it stands in the rail, its pages, its commands. */
export type CapabilityScreens = {
  rail: RailEntry[];
  routes: ScreenRoute[];
  commands?: ScreenCommand[];
  /** Pages of one's own, reached from the account menu: sessions, passkeys. */
  account?: ScreenCommand[];
  /** The form shown inside the session lock. Only identity gives one. */
  unlock?: () => Promise<{ default: ComponentType<UnlockProps> }>;
};

/** A path below `/app`; `$site` stands for the site on screen. */
export type AppPath = `/${string}`;

export type RailEntry = {
  label: string;
  to: AppPath;
  permission?: string;
  order: number;
  icon?: IconName;
};

export type ScreenRoute = {
  path: AppPath;
  title: string;
  permission?: string;
  /** Seen without being signed in, and without the shell around it. */
  open?: boolean;
  load: () => Promise<{ default: ComponentType }>;
};

/** A page in one line, for capabilities that have many. */
export function page(
  path: AppPath,
  title: string,
  permission: string,
  load: ScreenRoute['load'],
): ScreenRoute {
  return { path, title, permission, load };
}

export type ScreenCommand = {
  label: string;
  to: AppPath;
  permission?: string;
  keywords?: string[];
};

export type UnlockProps = {
  person: { id: string; name: string; email: string };
  onUnlocked: () => void;
};
