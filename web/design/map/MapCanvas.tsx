import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection, Geometry } from 'geojson';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { drawBox } from './box-choice.ts';
import { MapView } from './map-view.ts';
import type { Place, ValueClass } from './places.ts';

export type MapCanvasProps = {
  label: string;
  places: readonly Place[];
  classes: readonly ValueClass[];
  boundary?: FeatureCollection | Geometry;
  selected: string | null;
  onSelect: (key: string | null) => void;
  chosen?: ReadonlySet<string>;
  onChoose?: (chosen: Set<string>) => void;
};

/** The drawn map. Loaded only when a page shows one. */
export default function MapCanvas(props: MapCanvasProps) {
  const box = useRef<HTMLDivElement>(null);
  const view = useView(box, props);
  const [failed, setFailed] = useState(false);
  useEffect(() => view?.onFailure(() => setFailed(true)), [view]);
  return (
    <>
      <div ref={box} className="map-canvas" />
      {props.onChoose && view && <BoxChoice view={view} onChoose={props.onChoose} />}
      {failed && <p className="map-canvas__failed">The map cannot be drawn on this device. Use the list.</p>}
    </>
  );
}

function useView(box: RefObject<HTMLDivElement | null>, props: MapCanvasProps): MapView | null {
  const [view, setView] = useState<MapView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (!box.current) return;
    const opened = MapView.open(box.current, {
      label: latest.current.label,
      onSelect: (key) => latest.current.onSelect(key),
    });
    setView(opened);
    return () => opened?.close();
  }, [box]);

  const { places, classes, boundary, selected, chosen } = props;
  useEffect(() => view?.showPlaces(places, classes), [view, places, classes]);
  useEffect(() => view?.showBoundary(boundary), [view, boundary]);
  useEffect(
    () => view?.showSelected(places.find((place) => place.key === selected) ?? null),
    [view, places, selected],
  );
  useEffect(() => view?.showChosen(chosen ?? new Set()), [view, chosen]);
  return view;
}

function BoxChoice({ view, onChoose }: { view: MapView; onChoose: (chosen: Set<string>) => void }) {
  const [drawing, setDrawing] = useState(false);
  const start = () => {
    setDrawing(true);
    drawBox(view, (keys) => {
      setDrawing(false);
      if (keys) onChoose(keys);
    });
  };
  return (
    <div className="map-canvas__tools">
      <Button small busy={drawing} onClick={start}>
        {drawing ? 'Drag over the map' : 'Choose an area'}
      </Button>
    </div>
  );
}
