import type { MultiPolygon, Polygon, Position } from 'geojson';

const bandCount = 256;
const metresPerDegree = 111_320;

/**
 * The polygon in which a site's incidents must lie. Edges are sorted into bands of latitude, so that asking
 * about a point looks at the few edges of one band and not at the whole outline.
 */
export class Boundary {
  readonly #edges: Float64Array;
  readonly #bands: number[][];
  readonly #south: number;
  readonly #bandHeight: number;
  readonly #eastPerNorth: number;

  constructor(shape: Polygon | MultiPolygon) {
    const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
    this.#edges = edgesOf(rings);
    const latitudes = rings.flat().map((position) => position[1]!);
    this.#south = latitudes.reduce((lowest, latitude) => Math.min(lowest, latitude));
    const north = latitudes.reduce((highest, latitude) => Math.max(highest, latitude));
    this.#bandHeight = (north - this.#south) / bandCount || 1;
    this.#bands = this.#sortIntoBands();
    this.#eastPerNorth = Math.cos(((this.#south + north) / 2) * (Math.PI / 180));
  }

  /** Outlines are drawn coarsely and rounded; a point within the tolerance of the line counts as inside. */
  holds(longitude: number, latitude: number, toleranceMetres: number): boolean {
    return this.#isInside(longitude, latitude) || this.metresFrom(longitude, latitude) <= toleranceMetres;
  }

  /** To the nearest point of the outline, on a flat map: good enough to say "4,200 km from the site". */
  metresFrom(longitude: number, latitude: number): number {
    const east = metresPerDegree * this.#eastPerNorth;
    let nearest = Number.POSITIVE_INFINITY;
    for (let at = 0; at < this.#edges.length; at += 4) {
      const x1 = (this.#edges[at]! - longitude) * east;
      const y1 = (this.#edges[at + 1]! - latitude) * metresPerDegree;
      const x2 = (this.#edges[at + 2]! - longitude) * east;
      const y2 = (this.#edges[at + 3]! - latitude) * metresPerDegree;
      nearest = Math.min(nearest, distanceToEdge(x1, y1, x2, y2));
    }
    return nearest;
  }

  #isInside(longitude: number, latitude: number): boolean {
    const edges = this.#edges;
    let isInside = false;
    for (const at of this.#bands[Math.floor((latitude - this.#south) / this.#bandHeight)] ?? []) {
      const y1 = edges[at + 1]!;
      const y2 = edges[at + 3]!;
      if (y1 > latitude === y2 > latitude) continue;
      const crossing = edges[at]! + ((latitude - y1) / (y2 - y1)) * (edges[at + 2]! - edges[at]!);
      if (longitude < crossing) isInside = !isInside;
    }
    return isInside;
  }

  #sortIntoBands(): number[][] {
    const bands: number[][] = Array.from({ length: bandCount + 1 }, () => []);
    for (let at = 0; at < this.#edges.length; at += 4) {
      const low = Math.min(this.#edges[at + 1]!, this.#edges[at + 3]!);
      const high = Math.max(this.#edges[at + 1]!, this.#edges[at + 3]!);
      const last = Math.floor((high - this.#south) / this.#bandHeight);
      for (let band = Math.floor((low - this.#south) / this.#bandHeight); band <= last; band++)
        bands[band]!.push(at);
    }
    return bands;
  }
}

function edgesOf(rings: Position[][]): Float64Array {
  const edges: number[] = [];
  for (const ring of rings) {
    for (let index = 0; index + 1 < ring.length; index++) {
      edges.push(ring[index]![0]!, ring[index]![1]!, ring[index + 1]![0]!, ring[index + 1]![1]!);
    }
  }
  return Float64Array.from(edges);
}

function distanceToEdge(x1: number, y1: number, x2: number, y2: number): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length2));
  return Math.hypot(x1 + share * dx, y1 + share * dy);
}
