import { createContext, useContext } from 'react';

/** Single-key shortcuts get in the way of speech input, so a person can turn them off. */
export const ShortcutsContext = createContext(true);

export function useShortcutsOn(): boolean {
  return useContext(ShortcutsContext);
}

export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('dialog, [role=menu], [role=listbox]')) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

export type Shortcut = { keys: readonly string[]; does: string };

export const shortcuts: readonly Shortcut[] = [
  { keys: ['Ctrl', 'K'], does: 'Search, or give a command' },
  { keys: ['?'], does: 'Show this list' },
  { keys: ['G', 'W'], does: 'Go to My work' },
  { keys: ['J'], does: 'Next row of a list' },
  { keys: ['K'], does: 'Previous row of a list' },
  { keys: ['Enter'], does: 'Open the row’s full page' },
  { keys: ['Esc'], does: 'Close the panel, dialog or menu' },
];
