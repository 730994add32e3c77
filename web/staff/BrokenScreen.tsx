import type { ErrorComponentProps } from '@tanstack/react-router';
import { Failed } from '#web/design/states/Failed.tsx';

/** A screen that threw, or whose code could not be fetched after a new version was installed. */
export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const isStale = error instanceof Error && /dynamically imported module|preload/i.test(error.message);
  return <Failed error={error} retry={isStale ? () => window.location.reload() : reset} />;
}
