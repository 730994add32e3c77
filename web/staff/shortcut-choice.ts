import { createContext } from 'react';

/** Lets the help dialog turn single-key shortcuts off and on. */
export const ShortcutChoiceContext = createContext<{ on: boolean; setOn: (on: boolean) => void }>({
  on: true,
  setOn: () => {},
});
