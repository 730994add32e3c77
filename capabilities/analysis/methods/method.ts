import type { AreaGeometry } from '@psp/statistics';
import type { FrozenRule, ParametersOf, Recipe, RunResult, StudiedMethod } from '../contract.ts';

/** Every accepted record of a data version, one entry a record, in an order that never changes. */
export type Records = {
  /** Projected metres of the site; NaN where the record has no point. */
  x: Float64Array;
  y: Float64Array;
  /** Local calendar day, days since 1970-01-01. */
  days: Int32Array;
  /** 1 where a victim died, 0 where none did, 255 where it is not known. */
  fatal: Uint8Array;
  /** Bit i: rule i of the data version matched. */
  flags: Uint32Array;
  /** Index into `districts`, −1 where unknown. */
  district: Int32Array;
  districts: readonly string[];
};

/** What the site has published about its places. */
export type SiteGeography = {
  epsg: number;
  gridOrigin: { x: number; y: number } | null;
  boundary: AreaGeometry | null;
};

/** All that a result may depend on: the same input gives the same result, to the byte. */
export type MethodInput = {
  recipe: Pick<Recipe, 'question' | 'filter' | 'parameters' | 'seed'> & {
    method: StudiedMethod;
    unit: 'events' | 'victims';
    flagRules: readonly FrozenRule[];
  };
  records: Records;
  geography: SiteGeography;
  /** The last day on which the data can be whole. */
  dataDate: string | null;
};

export type Progress = (stage: string, share: number) => void;

export type Answer = Omit<
  RunResult,
  'method' | 'question' | 'dataDate' | 'unit' | 'period' | 'used' | 'setAside'
>;

export type Study<M extends StudiedMethod> = {
  input: MethodInput;
  parameters: ParametersOf<M>;
  /** The records that count. */
  chosen: Records;
  noun: string;
  progress: Progress;
};
