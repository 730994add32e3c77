import { useEffect, useId, useState } from 'react';
import { Icon } from '../../parts/Icon.tsx';

type SearchFilterProps = { label: string; value: string; onChange: (text: string) => void };

/** Waits until the typing rests, so that the list is not asked for every letter. */
export function SearchFilter({ label, value, onChange }: SearchFilterProps) {
  const [typed, setTyped] = useState(value);
  const id = useId();
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), 350);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <div className="search-filter">
      <label htmlFor={id} className="usa-sr-only">
        {label}
      </label>
      <Icon name="search" />
      <input
        id={id}
        type="search"
        className="usa-input"
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
