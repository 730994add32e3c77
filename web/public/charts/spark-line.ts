import { ink } from '#web/design/figures/colours.ts';
import { type Html, html } from '../html.ts';
import { linear, round } from './scale.ts';

const WIDTH = 280;
const HEIGHT = 56;

/** The shape of a series beside its sentence: decoration, so it has no name of its own. */
export function sparkLine(values: readonly (number | null)[]): Html | null {
  const known = values.filter((value) => value !== null);
  if (known.length < 3) return null;
  const x = linear([0, values.length - 1], [4, WIDTH - 4]);
  const y = linear([0, Math.max(...known)], [HEIGHT - 2, 5]);
  const points = values
    .map((value, i) => (value === null ? null : `${x(i)} ${y(value)}`))
    .filter((p) => p !== null);
  const lastX = x(values.findLastIndex((value) => value !== null));
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false"><path d="M4 ${HEIGHT - 2}L${points.join('L')}L${lastX} ${HEIGHT - 2}Z" fill="${ink.band}"/><path d="M${points.join('L')}" fill="none" stroke="${ink.primary}" stroke-width="2"/><circle cx="${lastX}" cy="${round(y(known.at(-1)!))}" r="3.5" fill="${ink.primary}"/></svg>`;
}
