import { useState } from 'react';
import { type FilterValues, isSameFilters, type SavedView } from '../../filters.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { SaveViewDialog } from './SaveViewDialog.tsx';
import { useRemembered } from './useRemembered.ts';

type ViewTabsProps = {
  label: string;
  /** Names the list under which a reader's own views are remembered. */
  name: string;
  views: readonly SavedView[];
  /** Where a reader's own views are kept instead of in this browser. */
  kept?: KeptViews;
  filters: FilterValues;
  onFilters: (filters: FilterValues) => void;
};

/** A reader's own views, kept where they find them on every device. */
export type KeptViews = {
  views: readonly SavedView[];
  save: (view: SavedView) => void;
  remove: (view: SavedView) => void;
};

/** Views are sets of filters with a name: the page's own, then the reader's. */
export function ViewTabs({ label, name, views, kept, filters, onFilters }: ViewTabsProps) {
  const remembered = useRememberedViews(name);
  const { views: own, save, remove: drop } = kept ?? remembered;
  const [naming, setNaming] = useState(false);
  const toast = useToast();
  const isOn = (view: SavedView) => isSameFilters(view.filters, filters);
  const isNew = !isSameFilters(filters, {}) && ![...views, ...own].some(isOn);
  const remove = (view: SavedView) => {
    drop(view);
    toast({ text: `View “${view.label}” removed`, undo: () => save(view) });
  };
  return (
    <div className="views">
      <nav className="views__list" aria-label={label}>
        {[...views, ...own].map((view) => (
          <button
            key={view.label}
            type="button"
            className="views__view"
            aria-current={isOn(view) ? 'true' : undefined}
            onClick={() => onFilters(view.filters)}
          >
            {view.label}
          </button>
        ))}
      </nav>
      {own.filter(isOn).map((view) => (
        <IconButton
          key={view.label}
          icon="delete"
          label={`Remove the view ${view.label}`}
          onClick={() => remove(view)}
        />
      ))}
      {isNew && (
        <Button tone="plain" onClick={() => setNaming(true)}>
          Save as view
        </Button>
      )}
      <SaveViewDialog
        open={naming}
        taken={[...views, ...own].map((view) => view.label)}
        onSave={(label) => save({ label, filters })}
        onClose={() => setNaming(false)}
      />
    </div>
  );
}

function useRememberedViews(name: string): KeptViews {
  const [views, setViews] = useRemembered<SavedView[]>(`views.${name}`, []);
  return {
    views,
    save: (view) => setViews([...views.filter((one) => one.label !== view.label), view]),
    remove: (view) => setViews(views.filter((one) => one.label !== view.label)),
  };
}
