import { createContext, useContext, useEffect, useRef } from 'react';
import { usePageTitle } from '../navigation.tsx';

const UnderAHeading = createContext(false);

/** Around what already stands under a heading of its own: a page, a popover. */
export const UnderHeading = UnderAHeading.Provider;

/** Whether a state shown here is a part of a page, or has to be the page itself. */
export const useIsUnderHeading = () => useContext(UnderAHeading);

/** The one first heading of a page. The focus starts there after a move to the page. */
export function PageTitle({ title, className }: { title: string; className?: string }) {
  usePageTitle(title);
  const heading = useFocusHandedOn();
  return (
    <h1 tabIndex={-1} id="page-title" ref={heading} className={className}>
      {title}
    </h1>
  );
}

/** When the shell has put the focus on the whole page because this heading was not there yet. */
function useFocusHandedOn() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement?.id === 'main') heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
