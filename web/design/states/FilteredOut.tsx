import { Button } from '../parts/Button.tsx';
import { EmptyState } from './EmptyState.tsx';

/** There is something, but the filters leave none of it. */
export function FilteredOut({ onClear, noun = 'rows' }: { onClear: () => void; noun?: string }) {
  return (
    <EmptyState
      icon="filter_list"
      title={`No ${noun} match these filters`}
      action={<Button onClick={onClear}>Clear filters</Button>}
    >
      Take away a filter above, or clear them all.
    </EmptyState>
  );
}
