import { useId, useMemo, useState } from 'react';
import { fixedText, measureDigits } from '../figures/numbers.ts';
import { countText } from '../formats.ts';
import { Button } from '../parts/Button.tsx';
import { RowCheck } from '../parts/RowCheck.tsx';
import { classIndexOf, coloursOf, type Place, type ValueClass } from './places.ts';

type PlaceListProps = {
  title: string;
  valueLabel: string;
  places: readonly Place[];
  classes: readonly ValueClass[];
  selected: string | null;
  onSelect: (key: string | null) => void;
  chosen?: ReadonlySet<string>;
  onChoose?: (chosen: Set<string>) => void;
};

const shownAtFirst = 20;

/** The places of the map from the highest value down, each a button that shows it on the map. */
export function PlaceList(props: PlaceListProps) {
  const titleId = useId();
  const [shown, setShown] = useState(shownAtFirst);
  const ordered = useMemo(
    () => [...props.places].sort((one, other) => other.value - one.value),
    [props.places],
  );
  const colours = coloursOf(props.classes);
  const digits = measureDigits(props.places.map((place) => place.value));
  const left = ordered.length - shown;
  return (
    <section className="place-list" aria-labelledby={titleId}>
      <div className="place-list__head">
        <h4 id={titleId}>{props.title}</h4>
        <p className="quiet">{props.valueLabel}</p>
      </div>
      <ol>
        {ordered.slice(0, shown).map((place) => (
          <li key={place.key} className="place-list__item">
            {props.onChoose && (
              <RowCheck
                label={`Choose ${place.label}`}
                checked={props.chosen?.has(place.key) ?? false}
                onChange={() => props.onChoose?.(toggled(props.chosen, place.key))}
              />
            )}
            <button
              type="button"
              className="place-list__place"
              aria-pressed={place.key === props.selected}
              onClick={() => props.onSelect(place.key === props.selected ? null : place.key)}
            >
              <span
                className="chart__swatch chart__swatch--outlined"
                style={{ backgroundColor: colours[classIndexOf(props.classes, place.value)] }}
              />
              <span className="place-list__label">{place.label}</span>
              <span className="place-list__value">{fixedText(place.value, digits)}</span>
            </button>
          </li>
        ))}
      </ol>
      {left > 0 && (
        <Button small onClick={() => setShown(shown + 100)}>
          {`Show more (${countText(left, 'place')} left)`}
        </Button>
      )}
    </section>
  );
}

function toggled(chosen: ReadonlySet<string> | undefined, key: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}
