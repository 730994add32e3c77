import { Command } from 'cmdk';
import { useEffect, useRef } from 'react';
import { useGo } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import type { AppPath } from '#web/design/screens.ts';
import { useMay, useSession } from '#web/design/session.tsx';
import { railOf, reachable, useCapabilities } from '../joined.ts';
import { myWorkPath, myWorkSchema } from '../my-work.ts';
import { useCurrentSite } from './useCurrentSite.ts';

type PaletteProps = { onClose: () => void; onHelp: () => void };
type Group = { heading: string; items: Item[] };
type Item = { key: string; label: string; note?: string; keywords?: string[]; run: () => void };

/** Search and commands in one box, opened by Ctrl+K. */
export default function Palette({ onClose, onHelp }: PaletteProps) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    box.current?.showModal();
    box.current?.querySelector('input')?.focus();
  }, []);
  const groups = useGroups({ onClose, onHelp });
  return (
    <dialog ref={box} className="palette" aria-label="Search or go to" onClose={onClose}>
      <Command label="Search or go to" className="palette__command" loop>
        <Command.Input placeholder="Page, record, site or action" className="palette__input" />
        <Command.List className="palette__list">
          <Command.Empty className="palette__empty">Nothing of that name. Try a shorter word.</Command.Empty>
          {groups.map((group) => (
            <Command.Group key={group.heading} heading={group.heading}>
              {group.items.map((item) => (
                <Command.Item
                  key={item.key}
                  value={`${item.label} ${item.note ?? ''} ${item.key}`}
                  keywords={item.keywords}
                  className="palette__item"
                  onSelect={item.run}
                >
                  <span>{item.label}</span>
                  {item.note && <span className="palette__note">{item.note}</span>}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </dialog>
  );
}

function useGroups({ onClose, onHelp }: PaletteProps): Group[] {
  const go = useGo();
  const site = useCurrentSite();
  const { sites } = useSession();
  const may = useMay();
  const capabilities = useCapabilities();
  const work = useApiQuery(myWorkPath, myWorkSchema).data;
  const goTo = (to: AppPath) => () => {
    onClose();
    go(to);
  };
  const pages = reachable(railOf(capabilities), { may, site });
  const commands = reachable(
    capabilities.flatMap((capability) => capability.commands ?? []),
    { may, site },
  );
  const records = work ? [...work.waitingOnMe, ...work.due, ...work.iWaitOn, ...work.changed] : [];
  const byId = new Map(records.map((item) => [item.id, item]));
  const groups: Group[] = [
    {
      heading: 'Actions',
      items: [
        ...commands.map((one) => ({
          key: one.to,
          label: one.label,
          keywords: [...(one.keywords ?? [])],
          run: goTo(one.to),
        })),
        { key: 'help', label: 'Show keyboard shortcuts', run: onHelp },
      ],
    },
    {
      heading: 'Pages',
      items: [
        { key: '/', label: 'My work', run: goTo('/') },
        ...pages.map((one) => ({ key: one.to, label: one.label, run: goTo(one.to) })),
      ],
    },
    {
      heading: 'My records',
      items: [...byId.values()].map((item) => ({
        key: item.id,
        label: item.title,
        note: item.number ?? undefined,
        run: goTo(item.to as AppPath),
      })),
    },
    {
      heading: 'Sites',
      items: sites.flatMap((one) => {
        const first = reachable(railOf(capabilities), { may, site: one }).find((entry) =>
          entry.to.startsWith('/s/'),
        );
        return first ? [{ key: one.slug, label: one.name, run: goTo(first.to) }] : [];
      }),
    },
  ];
  return groups.filter((group) => group.items.length > 0);
}
