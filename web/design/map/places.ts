import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { fewToMany } from '../figures/colours.ts';

/** A place as the map and the list beside it both know it. */
export type Place = { key: string; value: number; label: string; geometry: Geometry };

export type ValueClass = {
  /** The smallest value of the class. */
  from: number;
  label: string;
  /** Left out, the class takes its step of the blue scale. */
  colour?: string;
};

export type Bounds = [west: number, south: number, east: number, north: number];

/** One colour for each class, light for few and dark for many. */
export function coloursOf(classes: readonly ValueClass[]): string[] {
  const step = classes.length > 1 ? (fewToMany.length - 1) / (classes.length - 1) : 0;
  return classes.map((one, index) => one.colour ?? (fewToMany[Math.round(index * step)] as string));
}

export function classIndexOf(classes: readonly ValueClass[], value: number): number {
  let found = 0;
  for (const [index, one] of classes.entries()) if (value >= one.from) found = index;
  return found;
}

export function placesOf<TProperties>(
  collection: FeatureCollection<Geometry, TProperties>,
  read: {
    keyFrom: (properties: TProperties, index: number) => string;
    valueFrom: (properties: TProperties) => number;
    labelFrom: (properties: TProperties) => string;
  },
): Place[] {
  return collection.features.map((feature, index) => ({
    key: read.keyFrom(feature.properties, index),
    value: read.valueFrom(feature.properties),
    label: read.labelFrom(feature.properties),
    geometry: feature.geometry,
  }));
}

export function featuresOf(places: readonly Place[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: places.map(
      ({ geometry, ...properties }): Feature => ({ type: 'Feature', properties, geometry }),
    ),
  };
}

export function boundsOf(geometries: readonly Geometry[]): Bounds | null {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) for (const position of positionsOf(geometry)) widen(bounds, position);
  return Number.isFinite(bounds[0]) ? bounds : null;
}

export function centreOf(geometry: Geometry): [number, number] | null {
  const bounds = boundsOf([geometry]);
  return bounds && [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
}

function widen(bounds: Bounds, [lng = 0, lat = 0]: Position) {
  bounds[0] = Math.min(bounds[0], lng);
  bounds[1] = Math.min(bounds[1], lat);
  bounds[2] = Math.max(bounds[2], lng);
  bounds[3] = Math.max(bounds[3], lat);
}

function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'LineString':
    case 'MultiPoint':
      return geometry.coordinates;
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(positionsOf);
  }
}
