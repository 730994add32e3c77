import { useEffect, useState } from 'react';

/** Still loading: says of what, and waits a moment before showing, so that fast answers do not flicker. */
export function Loading({ what = 'this page' }: { what?: string }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status">
      {shown && (
        <>
          <span className="usa-sr-only">Loading {what}</span>
          <div className="loading__bar loading__bar--short" />
          <div className="loading__bar" />
          <div className="loading__bar" />
          <div className="loading__bar loading__bar--half" />
        </>
      )}
    </div>
  );
}
