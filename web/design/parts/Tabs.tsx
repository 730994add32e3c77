import { type ReactNode, useState } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { numberText } from '../formats.ts';
import { useSearchValues } from '../navigation.tsx';

export type TabItem = { key: string; label: string; count?: number; content: ReactNode };

type TabsProps = {
  label: string;
  items: readonly TabItem[];
  /** Keeps the open tab in the address under this name, so that a link leads to it. */
  inUrl?: string;
};

export function Tabs({ label, items, inUrl }: TabsProps) {
  const [selected, select] = useSelectedTab(items, inUrl);
  return (
    <AriaTabs className="tabs" selectedKey={selected} onSelectionChange={(key) => select(String(key))}>
      <TabList aria-label={label} className="tabs__list">
        {items.map((item) => (
          <Tab key={item.key} id={item.key} className="tabs__tab">
            {item.label}
            {item.count !== undefined && <span className="tabs__count">{numberText(item.count)}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.key} id={item.key} className="tabs__panel">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

function useSelectedTab(items: readonly TabItem[], inUrl?: string): [string, (key: string) => void] {
  const first = items[0]?.key ?? '';
  const [here, setHere] = useState(first);
  const [search, setSearch] = useSearchValues();
  if (!inUrl) return [here, setHere];
  const asked = search.get(inUrl);
  const open = items.some((item) => item.key === asked) ? String(asked) : first;
  const select = (key: string) => {
    if (key === open) return;
    const next = new URLSearchParams(search);
    if (key === first) next.delete(inUrl);
    else next.set(inUrl, key);
    setSearch(next, { replace: true });
  };
  return [open, select];
}
