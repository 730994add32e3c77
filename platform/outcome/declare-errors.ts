import type { Failure, FieldProblem } from './outcome.ts';

type Words<P> = string | ((parameters: P) => string);

export type ErrorDeclaration<P> = { status: number; title: string; detail: Words<P>; mend: Words<P> };

// biome-ignore lint/suspicious/noExplicitAny: each error takes its own parameters; the maker below is typed
export type ErrorCatalogue = Record<string, ErrorDeclaration<any>>;

type ParametersOf<D> = D extends ErrorDeclaration<infer P> ? P : never;

export type FailureMaker<C extends ErrorCatalogue> = <K extends keyof C & string>(
  code: K,
  parameters: ParametersOf<C[K]>,
  errors?: FieldProblem[],
) => { ok: false; failure: Failure };

/** A capability's coded failures: the catalogue is data (documented, tested) and the maker fills in the words. */
export function declareErrors<C extends ErrorCatalogue>(
  catalogue: C,
): { catalogue: C; failWith: FailureMaker<C> } {
  const failWith: FailureMaker<C> = (code, parameters, errors) => {
    const declared = catalogue[code] as ErrorDeclaration<typeof parameters>;
    return {
      ok: false,
      failure: {
        code,
        status: declared.status,
        title: declared.title,
        detail: say(declared.detail, parameters),
        mend: say(declared.mend, parameters),
        ...(errors ? { errors } : {}),
      },
    };
  };
  return { catalogue, failWith };
}

function say<P>(words: Words<P>, parameters: P): string {
  return typeof words === 'string' ? words : words(parameters);
}
