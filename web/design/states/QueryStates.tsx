import type { ReactNode } from 'react';
import { Notice } from '../parts/Notice.tsx';
import { asProblem } from '../problem.ts';
import { Failed } from './Failed.tsx';
import { FilteredOut } from './FilteredOut.tsx';
import { Loading } from './Loading.tsx';

/** As much of a TanStack query as is needed here. */
type QueryLike<T> = {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
};

type QueryStatesProps<T> = {
  query: QueryLike<T>;
  what?: string;
  isEmpty?: (data: T) => boolean;
  nothingYet?: ReactNode;
  /** Given while filters are on: emptiness then means "filtered out". */
  onClearFilters?: () => void;
  children: (data: T) => ReactNode;
};

/** The server answered that this is not, or no longer, the reader’s to see. */
const refusals: readonly number[] = [403, 404, 410];

/** Every state of a question to the server; data already on screen stays while a refresh fails, and goes when it is refused. */
export function QueryStates<T>({
  query,
  what,
  isEmpty,
  nothingYet,
  onClearFilters,
  children,
}: QueryStatesProps<T>) {
  const retry = () => void query.refetch();
  const isRefused = query.error != null && refusals.includes(asProblem(query.error).status);
  if (query.data === undefined || isRefused) {
    return query.error ? <Failed error={query.error} retry={retry} what={what} /> : <Loading what={what} />;
  }
  if (isEmpty?.(query.data)) {
    if (onClearFilters) return <FilteredOut onClear={onClearFilters} noun={what} />;
    if (nothingYet) return nothingYet;
  }
  return (
    <>
      {query.error ? (
        <Notice tone="warning" announce>
          This may be out of date: {asProblem(query.error).detail}
        </Notice>
      ) : null}
      {children(query.data)}
    </>
  );
}
