import { v4 as uuid } from 'uuid';
import type { ZodType } from 'zod';
import { offlineProblem, type Problem, problemFrom, unknownShapeProblem } from './problem.ts';

export type QueryValues = Record<string, string | number | boolean | null | undefined | readonly string[]>;
type AskOptions = { query?: QueryValues; signal?: AbortSignal };
type SendOptions = AskOptions & { idempotencyKey?: string };
type UploadOptions = { onProgress?: (share: number) => void; signal?: AbortSignal; idempotencyKey?: string };

const signedOutListeners = new Set<() => void>();

/** Called whenever the server says the session has ended; the shell answers with the lock. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

let readingPurpose: string | null = null;

/** What the reader says they read operational records for; it goes with every question from then on. */
export function sayPurpose(purpose: string): void {
  readingPurpose = purpose;
}

/** The only way to the server: answers are parsed by their schema, failures throw a Problem. */
export const api = {
  get: <T>(path: string, schema: ZodType<T>, options: AskOptions = {}) =>
    ask('GET', path, undefined, schema, options),
  post: <T>(path: string, body: unknown, schema: ZodType<T>, options: SendOptions = {}) =>
    ask('POST', path, body, schema, options),
  put: <T>(path: string, body: unknown, schema: ZodType<T>, options: SendOptions = {}) =>
    ask('PUT', path, body, schema, options),
  patch: <T>(path: string, body: unknown, schema: ZodType<T>, options: SendOptions = {}) =>
    ask('PATCH', path, body, schema, options),
  delete: <T>(path: string, schema: ZodType<T>, options: SendOptions = {}) =>
    ask('DELETE', path, undefined, schema, options),
  upload,
};

async function ask<T>(
  method: string,
  path: string,
  body: unknown,
  schema: ZodType<T>,
  options: SendOptions,
): Promise<T> {
  const response = await fetch(withQuery(path, options.query), {
    method,
    credentials: 'same-origin',
    headers: headersFor(method, body !== undefined, options.idempotencyKey),
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: options.signal,
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw offlineProblem();
  });
  if (!response.ok) throw await refused(response);
  return parsed(path, schema, response.status === 204 ? undefined : await response.json());
}

/** Files go by XMLHttpRequest: fetch still cannot tell how much of a body has been sent. */
function upload<T>(
  path: string,
  form: FormData,
  schema: ZodType<T>,
  options: UploadOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(headersFor('POST', false, options.idempotencyKey)))
      request.setRequestHeader(name, value);
    request.upload.onprogress = (event) =>
      event.lengthComputable && options.onProgress?.(event.loaded / event.total);
    request.onerror = () => reject(offlineProblem());
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'));
    request.onload = () => {
      const response = responseOf(request);
      if (!response.ok) refused(response).then(reject, reject);
      else
        response
          .json()
          .then((body) => resolve(parsed(path, schema, body)))
          .catch(reject);
    };
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

export function withQuery(path: string, query: QueryValues = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    if (typeof value === 'object') for (const one of value) search.append(key, one);
    else search.append(key, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`;
}

function headersFor(method: string, hasJson: boolean, idempotencyKey?: string): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (readingPurpose !== null) headers['x-psp-purpose'] = readingPurpose;
  if (hasJson) headers['content-type'] = 'application/json';
  // A custom header cannot be sent across sites without the server's consent: this is the CSRF defence.
  if (method !== 'GET') headers['x-psp-csrf'] = '1';
  if (method === 'POST') headers['idempotency-key'] = idempotencyKey ?? uuid();
  return headers;
}

async function refused(response: Response): Promise<Problem> {
  const problem = await problemFrom(response);
  if (response.status === 401) for (const listener of signedOutListeners) listener();
  return problem;
}

function parsed<T>(path: string, schema: ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw unknownShapeProblem(path, issue ? `${issue.path.join('.') || 'body'}: ${issue.message}` : 'body');
}

function responseOf(request: XMLHttpRequest): Response {
  const type = request.getResponseHeader('content-type') ?? '';
  return new Response(request.responseText, { status: request.status, headers: { 'content-type': type } });
}
