import type { FeatureCollection, Geometry } from 'geojson';
import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from 'react';
import { saveCsv, savePngOf, saveText } from '../downloads.ts';
import { useFormats } from '../formats.ts';
import { ActionMenu } from '../parts/ActionMenu.tsx';
import { Loading } from '../states/Loading.tsx';
import { mapImage } from './map-image.ts';
import { PlaceLegend } from './PlaceLegend.tsx';
import { PlaceList } from './PlaceList.tsx';
import { featuresOf, type Place, placesOf, type ValueClass } from './places.ts';

const MapCanvas = lazy(() => import('./MapCanvas.tsx'));

type PlaceMapProps<TProperties> = {
  /** Names the files: `hot-spots-2025`. */
  name: string;
  question: string;
  finding: string;
  places: FeatureCollection<Geometry, TProperties>;
  keyFrom: (properties: TProperties, index: number) => string;
  valueFrom: (properties: TProperties) => number;
  /** How the list names the place: `Cell 41-07, near Kensington`. */
  labelFrom: (properties: TProperties) => string;
  classes: readonly ValueClass[];
  /** What the value is: `shootings in 2025`. */
  legendTitle: string;
  boundary?: FeatureCollection | Geometry;
  dataDate: string;
  selected?: string | null;
  onSelect?: (key: string | null) => void;
  /** Heading of the list beside the map. */
  list?: string;
  /** Several places at once, by a box on the map or by check boxes in the list. */
  chosen?: ReadonlySet<string>;
  onChoose?: (chosen: Set<string>) => void;
  note?: ReactNode;
};

/** Where: a map, and beside it the same places as a list that needs no mouse. */
export function PlaceMap<TProperties>(props: PlaceMapProps<TProperties>) {
  const { places: collection, keyFrom, valueFrom, labelFrom } = props;
  const [ownSelected, setOwnSelected] = useState<string | null>(null);
  const selected = props.selected === undefined ? ownSelected : props.selected;
  const select = (key: string | null) => {
    setOwnSelected(key);
    props.onSelect?.(key);
  };
  // The readers are inline functions of the screen; only new places are a reason to read again.
  const places = useMemo(() => placesOf(collection, { keyFrom, valueFrom, labelFrom }), [collection]);
  const titleId = useId();
  return (
    <figure className="chart place-map panel" aria-labelledby={titleId}>
      <div className="chart__head">
        <div>
          <p className="chart__question">{props.question}</p>
          <h3 id={titleId} className="chart__finding">
            {props.finding}
          </h3>
        </div>
        <MapDownloads {...props} places={places} />
      </div>
      <div className="place-map__split">
        <div className="place-map__map">
          <Suspense fallback={<Loading what="the map" />}>
            <MapCanvas
              label={`Map: ${props.finding}`}
              places={places}
              classes={props.classes}
              boundary={props.boundary}
              selected={selected}
              onSelect={select}
              chosen={props.chosen}
              onChoose={props.onChoose}
            />
          </Suspense>
          <PlaceLegend title={props.legendTitle} classes={props.classes} />
        </div>
        <PlaceList
          title={props.list ?? 'Places'}
          valueLabel={props.legendTitle}
          places={places}
          classes={props.classes}
          selected={selected}
          onSelect={select}
          chosen={props.chosen}
          onChoose={props.onChoose}
        />
      </div>
      <MapFoot note={props.note} dataDate={props.dataDate} />
    </figure>
  );
}

function MapFoot({ note, dataDate }: { note?: ReactNode; dataDate: string }) {
  const formats = useFormats();
  return (
    <figcaption className="chart__foot">
      {note} Data to {formats.date(dataDate)}.
    </figcaption>
  );
}

type DownloadsProps = Pick<
  PlaceMapProps<unknown>,
  'name' | 'finding' | 'legendTitle' | 'classes' | 'boundary' | 'dataDate'
> & { places: Place[] };

function MapDownloads({ name, places, legendTitle, ...picture }: DownloadsProps) {
  const formats = useFormats();
  const columns = [
    { label: 'Place', value: (place: Place) => place.label },
    { label: legendTitle, value: (place: Place) => place.value },
  ];
  const geojson = () =>
    saveText(`${name}.geojson`, JSON.stringify(featuresOf(places)), 'application/geo+json');
  const image = () =>
    mapImage({
      title: picture.finding,
      legendTitle,
      foot: `Data to ${formats.date(picture.dataDate)}.`,
      places,
      classes: picture.classes,
      outline: geometriesOf(picture.boundary),
    });
  return (
    <ActionMenu
      label="Download"
      icon="file_download"
      iconOnly
      items={[
        { key: 'csv', label: 'Places (CSV)', run: () => saveCsv(`${name}.csv`, columns, places) },
        { key: 'geojson', label: 'Shapes (GeoJSON)', run: geojson },
        {
          key: 'svg',
          label: 'Image (SVG)',
          run: () => saveText(`${name}.svg`, image().svg, 'image/svg+xml'),
        },
        { key: 'png', label: 'Image (PNG)', run: () => void savePngOf(`${name}.png`, image()) },
      ]}
    />
  );
}

function geometriesOf(boundary: FeatureCollection | Geometry | undefined): Geometry[] {
  if (!boundary) return [];
  return boundary.type === 'FeatureCollection'
    ? boundary.features.map(({ geometry }) => geometry)
    : [boundary];
}
