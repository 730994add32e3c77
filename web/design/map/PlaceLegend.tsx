import { coloursOf, type ValueClass } from './places.ts';

export function PlaceLegend({ title, classes }: { title: string; classes: readonly ValueClass[] }) {
  const colours = coloursOf(classes);
  return (
    <div className="place-legend">
      <p className="place-legend__title">{title}</p>
      <ul>
        {classes.map((one, index) => (
          <li key={one.label}>
            <span
              className="chart__swatch chart__swatch--outlined"
              style={{ backgroundColor: colours[index] }}
            />
            {one.label}
          </li>
        ))}
      </ul>
    </div>
  );
}
