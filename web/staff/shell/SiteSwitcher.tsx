import { useLocation } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useGo } from '#web/design/navigation.tsx';
import { Icon } from '#web/design/parts/Icon.tsx';
import type { AppPath } from '#web/design/screens.ts';
import { type SessionSite, useMay, useSession } from '#web/design/session.tsx';
import { entryOf, railOf, reachable, useCapabilities } from '../joined.ts';

type SiteSwitcherProps = {
  site: SessionSite;
  /** A drawer is a modal of the browser, above which no popover can appear: the list opens inside it. */
  inDrawer?: boolean;
  onGo?: () => void;
};

/** Another site, on the same capability when the person has it there. */
export function SiteSwitcher({ site, inDrawer, onGo }: SiteSwitcherProps) {
  const { sites } = useSession();
  const [open, setOpen] = useState(false);
  const switchTo = useSwitch(site);
  if (sites.length === 1) return <p className="site-switch site-switch--only">{site.name}</p>;
  const choose = (next: SessionSite) => {
    setOpen(false);
    switchTo(next);
    onGo?.();
  };
  const label = `Site: ${site.name}. Change site`;
  const face = (
    <>
      <Icon name="location_city" />
      <span>{site.name}</span>
      <Icon name="unfold_more" />
    </>
  );
  if (inDrawer) {
    return (
      <>
        <button
          type="button"
          className="site-switch"
          aria-label={label}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {face}
        </button>
        {open && <SiteList sites={sites} current={site} onChoose={choose} />}
      </>
    );
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className="site-switch" aria-label={label}>
        {face}
      </AriaButton>
      <Popover className="popover site-switch__popover" placement="bottom start">
        <Dialog aria-label="Change site">
          <SiteList sites={sites} current={site} onChoose={choose} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

type SiteListProps = {
  sites: readonly SessionSite[];
  current: SessionSite;
  onChoose: (site: SessionSite) => void;
};

function SiteList({ sites, current, onChoose }: SiteListProps) {
  return (
    <Command label="Sites" className="palette__command">
      <Command.Input placeholder="Find a site" className="usa-input" autoFocus />
      <Command.List className="palette__list">
        <Command.Empty className="palette__empty">No site of that name.</Command.Empty>
        {sites.map((site) => (
          <Command.Item
            key={site.id}
            value={`${site.name} ${site.slug}`}
            className="palette__item"
            onSelect={() => onChoose(site)}
          >
            {site.name}
            {site.id === current.id && <Icon name="check" label="Current site" />}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

function useSwitch(current: SessionSite): (next: SessionSite) => void {
  const go = useGo();
  const may = useMay();
  const { pathname } = useLocation();
  const rail = railOf(useCapabilities());
  return (next) => {
    const here = entryOf(reachable(rail, { may, site: current }), pathname);
    const there = reachable(rail, { may, site: next });
    const same = there.find((entry) => entry.label === here?.label);
    const first = there.find((entry) => entry.to.startsWith('/s/'));
    go((same ?? first)?.to ?? ('/' as AppPath));
  };
}
