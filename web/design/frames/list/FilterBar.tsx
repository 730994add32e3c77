import { useRef } from 'react';
import { chipsOf, type FilterDefinition, type FilterValues, withoutChip } from '../../filters.ts';
import { Icon } from '../../parts/Icon.tsx';
import { AddFilter } from './AddFilter.tsx';
import { SearchFilter } from './SearchFilter.tsx';

type FilterBarProps = {
  definitions: readonly FilterDefinition[];
  values: FilterValues;
  onChange: (values: FilterValues) => void;
};

/** The filters that are on, as chips to take away, and the way to add one. */
export function FilterBar({ definitions, values, onChange }: FilterBarProps) {
  const search = definitions.find((definition) => definition.kind === 'text');
  const others = definitions.filter((definition) => definition !== search);
  const chips = chipsOf(others, values);
  const bar = useRef<HTMLDivElement>(null);
  const takeAway = (next: FilterValues) => {
    onChange(next);
    // The chip that had the focus goes away, so the focus stays with what can be done next.
    bar.current?.querySelector('button')?.focus();
  };
  return (
    <div className="filters" ref={bar}>
      {search && (
        <SearchFilter
          label={search.label}
          value={values[search.key]?.[0] ?? ''}
          onChange={(text) => onChange({ ...values, [search.key]: text === '' ? [] : [text] })}
        />
      )}
      {others.length > 0 && <AddFilter definitions={others} values={values} onChange={onChange} />}
      {chips.length > 0 && (
        <ul className="chips" aria-label="Filters on">
          {chips.map((chip) => (
            <li key={`${chip.key}=${chip.value}`}>
              <button type="button" className="chip" onClick={() => takeAway(withoutChip(values, chip))}>
                <span className="usa-sr-only">Remove filter </span>
                {chip.label}
                <Icon name="close" />
              </button>
            </li>
          ))}
          {chips.length > 1 && (
            <li>
              <button
                type="button"
                className="usa-button usa-button--unstyled plain-button"
                onClick={() => takeAway({})}
              >
                Clear filters
              </button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
