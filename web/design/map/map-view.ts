import type { FeatureCollection, Geometry } from 'geojson';
import {
  type GeoJSONSource,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { boundsOf, centreOf, coloursOf, featuresOf, type Place, type ValueClass } from './places.ts';

setWorkerUrl(workerUrl);

type MapViewOptions = { label: string; onSelect: (key: string | null) => void };

const empty: FeatureCollection = { type: 'FeatureCollection', features: [] };
const placeLayers = ['places-fill', 'places-point'];

/** No tiles, glyphs or sprites: everything drawn is the site's own data. */
const ground: StyleSpecification = {
  version: 8,
  sources: {
    boundary: { type: 'geojson', data: empty },
    places: { type: 'geojson', data: empty, promoteId: 'key' },
  },
  layers: [
    { id: 'ground', type: 'background', paint: { 'background-color': '#eef1f4' } },
    { id: 'boundary-fill', type: 'fill', source: 'boundary', paint: { 'fill-color': '#ffffff' } },
    {
      id: 'places-fill',
      type: 'fill',
      source: 'places',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-opacity': 1 },
    },
    {
      id: 'places-line',
      type: 'line',
      source: 'places',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': '#ffffff', 'line-width': 0.6 },
    },
    {
      id: 'boundary-line',
      type: 'line',
      source: 'boundary',
      paint: { 'line-color': '#565c65', 'line-width': 1.4 },
    },
    {
      id: 'places-point',
      type: 'circle',
      source: 'places',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 5, 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 1 },
    },
    {
      id: 'places-marked',
      type: 'line',
      source: 'places',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'line-color': ['case', ['boolean', ['feature-state', 'selected'], false], '#d63e04', '#1b1b1b'],
        'line-width': [
          'case',
          ['boolean', ['feature-state', 'selected'], false],
          3.5,
          ['boolean', ['feature-state', 'chosen'], false],
          2,
          0,
        ],
      },
    },
  ],
};

/** One MapLibre map, spoken to in the words of the screens. */
export class MapView {
  readonly map: MapLibre;
  #places: readonly Place[] = [];
  #selected: string | null = null;
  #chosen: ReadonlySet<string> = new Set();
  #fitted = '';
  #hasBoundary = false;
  #whenReady: Promise<void>;

  private constructor(map: MapLibre, options: MapViewOptions) {
    this.map = map;
    this.#whenReady = new Promise((resolve) => {
      map.once('load', () => resolve());
    });
    map.getCanvas().setAttribute('aria-label', options.label);
    map.on('click', (event) => {
      const [found] = map.queryRenderedFeatures(event.point, { layers: placeLayers });
      options.onSelect(found ? String(found.properties.key) : null);
    });
    for (const layer of placeLayers) {
      map.on('mouseenter', layer, () => this.#setCursor('pointer'));
      map.on('mouseleave', layer, () => this.#setCursor(''));
    }
  }

  /** Null where the device cannot draw (no WebGL). */
  static open(container: HTMLElement, options: MapViewOptions): MapView | null {
    try {
      const map = new MapLibre({ container, style: ground, attributionControl: false, fadeDuration: 0 });
      map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
      map.addControl(new ScaleControl({ unit: 'imperial' }), 'bottom-left');
      return new MapView(map, options);
    } catch {
      return null;
    }
  }

  close() {
    this.map.remove();
  }

  onFailure(listener: () => void): () => void {
    this.map.on('error', listener);
    return () => this.map.off('error', listener);
  }

  showPlaces(places: readonly Place[], classes: readonly ValueClass[]) {
    this.#places = places;
    void this.#whenReady.then(() => {
      const colour = stepExpression(classes);
      this.map.setPaintProperty('places-fill', 'fill-color', colour);
      this.map.setPaintProperty('places-point', 'circle-color', colour);
      this.#source('places').setData(featuresOf(places));
      if (!this.#hasBoundary) this.#fit(places.map((place) => place.geometry));
      this.map.once('idle', () => this.#sayDrawn(places.length));
    });
  }

  /** For whoever takes a picture of the page: until now the canvas was there, but nothing on it. */
  #sayDrawn(places: number) {
    this.map.getContainer().dataset.drawn = String(places);
  }

  showBoundary(boundary: FeatureCollection | Geometry | undefined) {
    void this.#whenReady.then(() => {
      this.#hasBoundary = boundary !== undefined;
      this.#source('boundary').setData(boundary ?? empty);
      if (boundary)
        this.#fit('features' in boundary ? boundary.features.map((one) => one.geometry) : [boundary]);
    });
  }

  showSelected(place: Place | null) {
    void this.#whenReady.then(() => {
      if (this.#selected) this.#mark(this.#selected, { selected: false });
      this.#selected = place?.key ?? null;
      if (!place) return;
      this.#mark(place.key, { selected: true });
      const centre = centreOf(place.geometry);
      if (centre && !this.map.getBounds().contains(centre))
        this.map.easeTo({ center: centre, duration: 300 });
    });
  }

  showChosen(chosen: ReadonlySet<string>) {
    void this.#whenReady.then(() => {
      for (const key of this.#chosen) if (!chosen.has(key)) this.#mark(key, { chosen: false });
      for (const key of chosen) this.#mark(key, { chosen: true });
      this.#chosen = chosen;
    });
  }

  /** The places whose middle lies in the box. */
  keysWithin([west, south, east, north]: [number, number, number, number]): Set<string> {
    const keys = new Set<string>();
    for (const place of this.#places) {
      const [lng, lat] = centreOf(place.geometry) ?? [Number.NaN, Number.NaN];
      if (lng >= west && lng <= east && lat >= south && lat <= north) keys.add(place.key);
    }
    return keys;
  }

  #mark(key: string, state: { selected?: boolean; chosen?: boolean }) {
    this.map.setFeatureState({ source: 'places', id: key }, state);
  }

  /** New values on the same ground leave the reader's view as it is. */
  #fit(geometries: readonly Geometry[]) {
    const bounds = boundsOf(geometries);
    if (!bounds || bounds.join() === this.#fitted) return;
    this.#fitted = bounds.join();
    this.map.fitBounds(bounds, { padding: 24, duration: 0, maxZoom: 15 });
  }

  #source(name: 'places' | 'boundary'): GeoJSONSource {
    return this.map.getSource(name) as GeoJSONSource;
  }

  #setCursor(cursor: string) {
    this.map.getCanvas().style.cursor = cursor;
  }
}

function stepExpression(classes: readonly ValueClass[]) {
  const colours = coloursOf(classes);
  const steps = classes.slice(1).flatMap((one, index) => [one.from, colours[index + 1] as string]);
  const first = colours[0] ?? '#c3d7ee';
  return steps.length === 0 ? first : (['step', ['get', 'value'], first, ...steps] as unknown as string);
}
