import { type FilterValues, isSameFilters, type SavedView } from '../../filters.ts';

type ViewTabsProps = {
  label: string;
  views: readonly SavedView[];
  list: { filters: FilterValues; setFilters: (filters: FilterValues) => void };
};

/** Views are sets of filters with a name: the one whose filters are on is current, others are a press away. */
export function ViewTabs({ label, views, list }: ViewTabsProps) {
  return (
    <nav className="views" aria-label={label}>
      {views.map((view) => (
        <button
          key={view.label}
          type="button"
          className="views__view"
          aria-current={isSameFilters(view.filters, list.filters) ? 'true' : undefined}
          onClick={() => list.setFilters(view.filters)}
        >
          {view.label}
        </button>
      ))}
    </nav>
  );
}
