import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AccessDeclaration } from '#platform/access/declare.ts';
import type { Needs } from '../app.ts';
import { problemSchema } from '../contract.ts';
import { CSRF_HEADER } from '../guard.ts';
import type { ApiDocument, Operation } from './document.ts';
import { whoMayCall } from './who-may-call.ts';

type Route = {
  url: string;
  schema?: Record<string, unknown>;
  route: { method: string | string[]; config?: { needs?: Needs; notIdempotent?: boolean } };
};

/** Adds to a route's schema what its guard declares; pages that are no part of the API stay out. */
export function describeRoute(described: Route, access: AccessDeclaration) {
  const { url, route } = described;
  const needs = route.config?.needs;
  if (!url.startsWith('/api/') || needs === undefined) return { url, schema: { hide: true } };
  const { schema } = jsonSchemaTransform({ ...described, schema: described.schema ?? {} } as never);
  return {
    url,
    schema: {
      ...schema,
      'x-needs': needs,
      'x-who': whoMayCall(needs, url, access),
      ...(route.config?.notIdempotent ? { 'x-not-idempotent': true } : {}),
    },
  };
}

const SAFE = new Set(['get', 'head']);

/** Adds what holds for every route: how to show who you are, how failures look, how a post is made safe to repeat. */
export function completeDocument({ openapiObject }: { openapiObject: ApiDocument }): ApiDocument {
  for (const [path, methods] of Object.entries(openapiObject.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      operation.security = securityOf(operation, method);
      operation.responses = { ...operation.responses, ...failuresOf(operation, path) };
      if (method === 'post' && !operation['x-not-idempotent']) {
        operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
      }
    }
  }
  return openJson({ ...openapiObject, components: components(openapiObject.components?.schemas) });
}

/**
 * A schema that contains itself (any JSON value) is cut out of its surroundings by the converter and leaves
 * references to nothing; what may stand there is anything.
 */
function openJson(document: ApiDocument): ApiDocument {
  const known = new Set(Object.keys(document.components!.schemas!));
  return JSON.parse(JSON.stringify(document), (_key, value: { $ref?: unknown } | null) => {
    if (typeof value !== 'object' || typeof value?.$ref !== 'string') return value;
    const name = /^#\/components\/schemas\/(.+)$/.exec(value.$ref)?.[1];
    return name === undefined || known.has(name) ? value : { description: 'Any JSON value.' };
  }) as ApiDocument;
}

function securityOf(operation: Operation, method: string): Record<string, string[]>[] {
  const mark: Record<string, string[]> = SAFE.has(method) ? {} : { sameOrigin: [] };
  if (operation['x-needs'] === 'everyone') return [mark];
  return [{ session: [], ...mark }, { key: [] }];
}

function failuresOf(operation: Operation, path: string): Record<string, { $ref: string }> {
  const failure = (name: string) => ({ $ref: `#/components/responses/${name}` });
  const isOpen = operation['x-needs'] === 'everyone';
  const takesInput = Boolean(operation.parameters?.length || operation.requestBody);
  return {
    ...(isOpen ? {} : { 401: failure('NotSignedIn') }),
    ...(typeof operation['x-needs'] === 'object' ? { 403: failure('NotAllowed') } : {}),
    ...(path.includes('{') ? { 404: failure('NotFound') } : {}),
    ...(takesInput ? { 422: failure('Invalid') } : {}),
    default: failure('Problem'),
  };
}

const idempotencyKey = {
  in: 'header' as const,
  name: 'Idempotency-Key',
  required: false,
  description: 'A UUID of your own. A repeat with the same key gets the first answer and changes nothing.',
  schema: { type: 'string', minLength: 8, maxLength: 200 },
};

function components(schemas: Record<string, unknown> | undefined) {
  const { $schema: _draft, ...problem } = z.toJSONSchema(problemSchema);
  const failure = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  return {
    securitySchemes: {
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: 'psp-session',
        description: 'The session of a person in a browser. Over https the cookie is called __Host-psp.',
      },
      sameOrigin: {
        type: 'apiKey',
        in: 'header',
        name: CSRF_HEADER,
        description: 'Any value. Sent with every change so that no other site can make one in your name.',
      },
      key: { type: 'http', scheme: 'bearer', description: 'The key of a machine client.' },
    },
    schemas: { ...schemas, Problem: problem },
    responses: {
      NotSignedIn: failure('Nobody is signed in, or the key is not valid.'),
      NotAllowed: failure('Signed in, but not allowed to do this.'),
      NotFound: failure('There is nothing at this address, or it is not yours to see.'),
      Invalid: failure('Some fields need attention; each is named with its mend.'),
      Problem: failure('Any other failure: the code says which, the mend says what to do.'),
    },
  };
}
