import { type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ZodType } from 'zod';
import { api, type QueryValues } from './api.ts';
import { useLive } from './live.tsx';
import { useToast } from './parts/toasts.tsx';
import { asProblem, Problem } from './problem.ts';

type ApiQueryOptions = {
  query?: QueryValues;
  /** Kinds of live events after which this is asked again. */
  live?: readonly string[];
  enabled?: boolean;
  refetchInterval?: number;
};

/** Keys start with the path, so that everything below a path can be refreshed together. */
export function apiKey(path: string, query: QueryValues = {}): QueryKey {
  return [path, query];
}

export function useApiQuery<T>(path: string, schema: ZodType<T>, options: ApiQueryOptions = {}) {
  const queryKey = apiKey(path, options.query);
  useLiveRefresh(options.live ?? [], queryKey);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get(path, schema, { query: options.query, signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchInterval,
  });
}

const gatherMs = 500;

/** Asks again after events; those that come in quick succession (a running import) are gathered into one question. */
export function useLiveRefresh(kinds: readonly string[], queryKey: QueryKey): void {
  const queries = useQueryClient();
  const latestKey = useRef(queryKey);
  latestKey.current = queryKey;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive(kinds, () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: latestKey.current }, { cancelRefetch: false });
    }, gatherMs);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}

/** Refetches every query whose path starts with one of these. */
export function useRefresh() {
  const queries = useQueryClient();
  return (paths: readonly string[]) =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => paths.some((path) => String(queryKey[0]).startsWith(path)),
    });
}

type MutationOptions<TInput, TResult> = {
  refresh?: readonly string[];
  /** Said in a toast when it worked. */
  done?: string | ((result: TResult, input: TInput) => string);
  onSuccess?: (result: TResult, input: TInput) => void;
  /** Failures with refused fields belong beside the fields; all others are said in a toast. */
  quiet?: boolean;
};

export function useApiMutation<TInput, TResult>(
  send: (input: TInput) => Promise<TResult>,
  options: MutationOptions<TInput, TResult> = {},
) {
  const refresh = useRefresh();
  const toast = useToast();
  return useMutation<TResult, Error, TInput>({
    mutationFn: send,
    onSuccess: async (result, input) => {
      if (options.refresh) await refresh(options.refresh);
      const text = typeof options.done === 'function' ? options.done(result, input) : options.done;
      if (text) toast({ text, tone: 'success' });
      options.onSuccess?.(result, input);
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (options.quiet || problem.errors.length > 0) return;
      toast({ text: problem.detail, detail: problem.mend, tone: 'error' });
    },
  });
}

/** Ask again after a broken line or a busy server; never after a refusal, which would only repeat. */
export function worthRetrying(failures: number, error: unknown): boolean {
  if (!(error instanceof Problem)) return false;
  return failures < 2 && (error.status === 0 || error.status === 502 || error.status === 503);
}
