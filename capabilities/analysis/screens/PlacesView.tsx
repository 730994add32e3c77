import { ink } from '#web/design/figures/colours.ts';
import { PlaceMap } from '#web/design/map/PlaceMap.tsx';
import type { ValueClass } from '#web/design/map/places.ts';
import { useApiQuery } from '#web/design/queries.ts';
import { useMaybeSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { PlaceCollection, type RunResult } from '../contract.ts';

type Place = PlaceCollection['features'][number]['properties'];
type Props = { runId: string; result: RunResult; name: string };

/** Where: the cells of a run on a map with the same cells listed beside it. */
export function PlacesView({ runId, result, name }: Props) {
  const site = useMaybeSite();
  const query = useApiQuery(`/api/sites/${site?.slug}/runs/${runId}/places`, PlaceCollection);
  return (
    <QueryStates query={query} what="the map">
      {(places) => (
        <PlaceMap
          name={`${name}-places`}
          question={result.question}
          finding={result.sentence}
          places={{
            type: 'FeatureCollection',
            features: places.features.filter(({ properties }) => isShown(properties, result)),
          }}
          keyFrom={(place: Place) => place.label ?? String(place.cell)}
          valueFrom={(place: Place) => place.value ?? place.count}
          labelFrom={(place: Place) => labelOf(place)}
          classes={classesOf(result)}
          legendTitle={result.surface ? `${result.surface.label} (${result.surface.unit})` : 'Count'}
          {...(places.boundary ? { boundary: places.boundary } : {})}
          dataDate={result.dataDate ?? result.period.to}
          list={result.outlines ? 'Areas' : 'Cells'}
          note={noteOf(result)}
        />
      )}
    </QueryStates>
  );
}

/** What was outlined; on the map of hot spots only what stands out; on a density the tenth part of the highest value and more. */
function isShown(place: Place, result: RunResult): boolean {
  if (place.label !== undefined) return true;
  if (result.method === 'hot-spots') return place.hot || place.flag !== null;
  return (place.value ?? 0) >= highest(result) / 10;
}

function highest({ surface }: RunResult): number {
  return surface ? surface.values.reduce((most, value) => Math.max(most, value), 0) : 0;
}

function labelOf({ cell, label, count, flag }: Place): string {
  const plain = `${label ?? `Cell ${cell}`}, ${count} counted`;
  return flag ? `${plain}. Read with care: ${flag}` : plain;
}

function classesOf(result: RunResult): ValueClass[] {
  if (result.method === 'hot-spots') {
    return [
      { from: -99, label: 'under 3' },
      { from: 3, label: '3 to 5' },
      { from: 5, label: '5 to 10' },
      { from: 10, label: '10 and more' },
    ];
  }
  if (result.outlines) return countClasses(result.outlines.map(({ count }) => count));
  const most = highest(result);
  const steps = [0.1, 0.25, 0.5, 0.75];
  return steps.map((step, i) => {
    const next = steps[i + 1];
    const from = Math.round(most * step);
    return {
      from: i === 0 ? 0 : from,
      label: next ? `${from} to ${Math.round(most * next)}` : `${from} and more`,
    };
  });
}

/** Thirds of the largest count; few outlines need no more. */
function countClasses(counts: readonly number[]): ValueClass[] {
  const most = counts.reduce((one, other) => Math.max(one, other), 1);
  const [low, high] = [Math.ceil(most / 3), Math.ceil((2 * most) / 3)];
  if (low < 2 || high <= low) return [{ from: 0, label: `up to ${most}`, colour: ink.primary }];
  return [
    { from: 0, label: `under ${low}` },
    { from: low, label: `${low} to ${high - 1}` },
    { from: high, label: `${high} and more` },
  ];
}

function noteOf(result: RunResult): string {
  if (result.method === 'clusters') return 'Drawn tight around all events of a cluster.';
  if (result.method === 'space-time-scan')
    return 'A circle runs through the furthest incident of its burst; one at a single place is drawn 200 m around it.';
  return result.method === 'hot-spots'
    ? 'Only cells that stand out are drawn, and cells with flagged blocks.'
    : 'Only cells with at least a tenth of the highest density are drawn; plain counts are in the list.';
}
