import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { FilterDefinition, FilterValues } from '../../filters.ts';
import { Icon } from '../../parts/Icon.tsx';

type AddFilterProps = {
  definitions: readonly FilterDefinition[];
  values: FilterValues;
  onChange: (values: FilterValues) => void;
};

/** All filters of a list in one small form; each takes effect at once. */
export function AddFilter({ definitions, values, onChange }: AddFilterProps) {
  const set = (key: string, next: string[]) => onChange({ ...values, [key]: next });
  return (
    <DialogTrigger>
      <AriaButton className="usa-button usa-button--outline button button--small">
        <Icon name="filter_list" />
        <span>Filters</span>
      </AriaButton>
      <Popover className="popover" placement="bottom start">
        <Dialog className="filter-form" aria-label="Filters">
          {definitions.map((definition) => (
            <FilterControl
              key={definition.key}
              definition={definition}
              values={values[definition.key] ?? []}
              onChange={(next) => set(definition.key, next)}
            />
          ))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

type FilterControlProps = {
  definition: FilterDefinition;
  values: readonly string[];
  onChange: (values: string[]) => void;
};

function FilterControl({ definition, values, onChange }: FilterControlProps) {
  const id = `filter-${definition.key}`;
  if (definition.kind === 'many')
    return <ManyControl definition={definition} values={values} onChange={onChange} />;
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {definition.label}
      </label>
      {definition.kind === 'choice' ? (
        <select
          id={id}
          className="usa-select"
          value={values[0] ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? [] : [event.target.value])}
        >
          <option value="">Any</option>
          {definition.options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          className="usa-input"
          type={definition.kind === 'date' ? 'date' : 'text'}
          defaultValue={values[0] ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? [] : [event.target.value])}
        />
      )}
    </div>
  );
}

function ManyControl({ definition, values, onChange }: FilterControlProps) {
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <fieldset className="usa-fieldset field">
      <legend className="field__label">{definition.label}</legend>
      {definition.options?.map((option) => {
        const id = `filter-${definition.key}-${option.value}`;
        return (
          <div key={option.value} className="usa-checkbox">
            <input
              id={id}
              type="checkbox"
              className="usa-checkbox__input"
              checked={values.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            <label htmlFor={id} className="usa-checkbox__label">
              {option.label}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
