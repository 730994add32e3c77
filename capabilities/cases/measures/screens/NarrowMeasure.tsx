import { SelectField } from '#web/design/forms/fields.tsx';
import { useSearchValues } from '#web/design/navigation.tsx';
import { type MeasureOverview, waits } from '../contract.ts';
import { waitLabels } from './words.ts';

type Choice = 'offense' | 'year' | 'by' | 'wait';
type NarrowMeasureProps = { choices: readonly Choice[]; overview: MeasureOverview };
type Offered = { label: string; empty: string; options: { value: string; label: string }[] };

/** What a measure is narrowed to stands in the address, so that a link leads to it. */
export function NarrowMeasure({ choices, overview }: NarrowMeasureProps) {
  const [search, setSearch] = useSearchValues();
  const choose = (name: Choice) => (value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  const offered = offeredBy(overview);
  return (
    <div className="row">
      {choices.map((name) => (
        <SelectField
          key={name}
          id={`narrow-${name}`}
          error={undefined}
          name={name}
          label={offered[name].label}
          empty={offered[name].empty}
          options={offered[name].options}
          value={search.get(name) ?? ''}
          onChange={choose(name)}
        />
      ))}
    </div>
  );
}

function offeredBy({ offenses, years }: MeasureOverview): Record<Choice, Offered> {
  return {
    offense: {
      label: 'Offense',
      empty: 'All offenses',
      options: offenses.map(({ code, label }) => ({ value: code, label })),
    },
    year: {
      label: 'Year of complaint',
      empty: 'All years',
      options: years.map((year) => ({ value: String(year), label: String(year) })),
    },
    by: { label: 'Table by', empty: 'Offense', options: [{ value: 'year', label: 'Year of complaint' }] },
    wait: {
      label: 'Time',
      empty: waitLabels['complaint-to-charge'],
      options: waits
        .filter((wait) => wait !== 'complaint-to-charge')
        .map((wait) => ({ value: wait, label: waitLabels[wait] })),
    },
  };
}
