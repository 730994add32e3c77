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
  return (
    <div className="filters">
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
              <button type="button" className="chip" onClick={() => onChange(withoutChip(values, chip))}>
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
                onClick={() => onChange({})}
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
