import { useCallback, useEffect } from 'react';
import { useGo, useSearchValues } from '../../navigation.tsx';
import type { AppPath } from '../../screens.ts';
import { isTyping, useShortcutsOn } from '../../shortcuts.ts';

type OpenRowOptions<TRow> = {
  rows: readonly TRow[];
  rowKey: (row: TRow) => string;
  to?: (row: TRow) => AppPath;
  enabled: boolean;
};

/** Which row stands open beside the list; J and K move, Enter goes to its page, Escape closes. */
export function useOpenRow<TRow>({ rows, rowKey, to, enabled }: OpenRowOptions<TRow>) {
  const [search, setSearch] = useSearchValues();
  const go = useGo();
  const shortcutsOn = useShortcutsOn();
  const key = enabled ? search.get('open') : null;
  const index = rows.findIndex((row) => rowKey(row) === key);
  const row = index >= 0 ? rows[index] : undefined;

  const show = useCallback(
    (next: TRow | undefined) => {
      const after = new URLSearchParams(search);
      if (next === undefined) after.delete('open');
      else after.set('open', rowKey(next));
      setSearch(after, { replace: true });
      if (next !== undefined) revealRow(rowKey(next));
    },
    [search, setSearch, rowKey],
  );
  const close = () => {
    if (key) focusRow(key);
    show(undefined);
  };
  const next = index + 1 < rows.length ? () => show(rows[index + 1]) : undefined;
  const previous = index > 0 ? () => show(rows[index - 1]) : undefined;

  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (event.key === 'Escape' && row) close();
      else if (event.key === 'Enter' && row && to && !isOnControl(event)) go(to(row));
      else if (shortcutsOn && event.key === 'j') (row ? next : () => show(rows[0]))?.();
      else if (shortcutsOn && event.key === 'k') previous?.();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return { row, key, open: show, close, next, previous };
}

function isOnControl(event: KeyboardEvent): boolean {
  return (
    event.target instanceof Element && event.target.closest('a, button, input, summary, [role=tab]') !== null
  );
}

function revealRow(key: string) {
  rowElement(key)?.scrollIntoView({ block: 'nearest' });
}

function focusRow(key: string) {
  rowElement(key)?.querySelector<HTMLElement>('.table__open')?.focus();
}

function rowElement(key: string): Element | null {
  return document.querySelector(`[data-row="${CSS.escape(key)}"]`);
}
