import type { Needs } from '../app.ts';

/** JSON Schema as far as the reference reads it. */
export type Schema = {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | string[];
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
};

export type Content = Record<string, { schema?: Schema }>;
export type Reply = { $ref?: string; description?: string; content?: Content };

export type Parameter = {
  in: 'path' | 'query' | 'header';
  name: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
};

export type Operation = {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { content?: Content };
  responses?: Record<string, Reply>;
  security?: Record<string, string[]>[];
  'x-needs'?: Needs;
  /** `x-needs` as a sentence. */
  'x-who'?: string;
  /** A repeat of this post with the same key is not recognised. */
  'x-not-idempotent'?: boolean;
};

/** The part of OpenAPI 3.1 that this server writes. */
export type ApiDocument = {
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Operation>>;
  components?: Record<string, Record<string, unknown>>;
};
