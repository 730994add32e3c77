/** One refused field: where, what, and how to mend it. */
export type FieldProblem = { field: string; row?: number; message: string; mend?: string };

type ProblemDetails = {
  status: number;
  code: string;
  title?: string;
  detail: string;
  mend?: string;
  errors?: FieldProblem[];
  requestId?: string;
};

/** A failure in words a person can act on: the server's RFC 9457 answer, or the browser's own. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly mend: string | undefined;
  readonly errors: FieldProblem[];
  readonly requestId: string | undefined;

  constructor(details: ProblemDetails) {
    super(details.detail);
    this.name = 'Problem';
    this.status = details.status;
    this.code = details.code;
    this.title = details.title ?? details.detail;
    this.detail = details.detail;
    this.mend = details.mend;
    this.errors = details.errors ?? [];
    this.requestId = details.requestId;
  }
}

/** Reads an answer that is not a success; an answer that is no problem+json still says what happened. */
export async function problemFrom(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    const body = await response.json().catch(() => null);
    if (isRecord(body)) return fromBody(response, body);
  }
  return new Problem({
    status: response.status,
    code: `http.${response.status}`,
    detail: plainStatus(response.status),
    mend:
      response.status >= 500 ? 'Try again in a minute. If it goes on, tell your administrator.' : undefined,
    requestId: response.headers.get('x-request-id') ?? undefined,
  });
}

export function offlineProblem(): Problem {
  return new Problem({
    status: 0,
    code: 'browser.offline',
    title: 'No connection',
    detail: 'The server could not be reached.',
    mend: 'Check your connection and try again. What you typed is kept.',
  });
}

export function unknownShapeProblem(path: string, where: string): Problem {
  return new Problem({
    status: 200,
    code: 'browser.unknown-shape',
    title: 'This page is out of date',
    detail: `The answer of ${path} has a shape this page does not know (${where}).`,
    mend: 'Reload the page. If it goes on, tell your administrator.',
  });
}

/** Anything thrown, as a Problem, so that screens handle one kind. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({
    status: 0,
    code: 'browser.unexpected',
    title: 'Something went wrong on this page',
    detail: error instanceof Error ? error.message : String(error),
    mend: 'Reload the page. What you typed is kept.',
  });
}

function fromBody(response: Response, body: Record<string, unknown>): Problem {
  const text = (key: string) => (typeof body[key] === 'string' ? (body[key] as string) : undefined);
  return new Problem({
    status: response.status,
    code: text('code') ?? `http.${response.status}`,
    title: text('title'),
    detail: text('detail') ?? text('title') ?? plainStatus(response.status),
    mend: text('mend'),
    errors: Array.isArray(body.errors) ? body.errors.filter(isFieldProblem) : [],
    requestId: text('requestId') ?? response.headers.get('x-request-id') ?? undefined,
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value.field === 'string' && typeof value.message === 'string';
}

function plainStatus(status: number): string {
  if (status === 401) return 'You are signed out.';
  if (status === 403) return 'You do not have access to this.';
  if (status === 404) return 'This does not exist, or you do not have access to it.';
  if (status === 409) return 'Someone changed this in the meantime.';
  if (status === 413) return 'The file is too large.';
  if (status === 429) return 'Too many requests in a short time.';
  if (status === 503) return 'The server is busy or starting.';
  return `The server answered with status ${status}.`;
}
