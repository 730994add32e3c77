import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ZodType } from 'zod';
import { api, type QueryValues, withQuery } from '../../api.ts';
import {
  type FilterDefinition,
  type FilterValues,
  isSameFilters,
  readFilters,
  writeFilters,
} from '../../filters.ts';
import { useSearchValues } from '../../navigation.tsx';
import { type Column, hiddenByDefault } from '../../parts/columns.ts';
import { apiKey, useLiveRefresh } from '../../queries.ts';
import { useRemembered } from './useRemembered.ts';

type ListAnswer<TRow> = { items: TRow[]; next: string | null };

/** Which rows, from where, and how they may be narrowed. */
export type ListQuestion<TRow> = {
  /** One and many: `['import', 'imports']`. */
  noun: readonly [string, string];
  path: string;
  schema: ZodType<ListAnswer<TRow>>;
  live?: readonly string[];
  rowKey: (row: TRow) => string;
  filters?: readonly FilterDefinition[];
  columns: readonly Column<TRow>[];
  defaultSort?: string;
};

/** A page of a list is a few screens to look through, on a phone as at a desk. */
const pageSize = () => (window.matchMedia('(max-width: 40rem)').matches ? 20 : 50);

/** The state of a list page. What a link should carry is in the address, what is the reader's taste is remembered. */
export function useList<TRow>(props: ListQuestion<TRow>) {
  const definitions = props.filters ?? [];
  const [search, setSearch] = useSearchValues();
  const filters = readFilters(definitions, search);
  const sort = search.get('sort') ?? props.defaultSort ?? null;
  const [size] = useState(pageSize);
  const asked: QueryValues = { ...filters, sort, limit: size };
  const pages = useRows(props, asked);
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const [hidden, setHidden] = useRemembered(`columns.${props.noun[1]}`, hiddenByDefault(props.columns));

  const setFilters = (next: FilterValues) => {
    setSelected(new Set());
    setSearch(writeFilters(definitions, next, search));
  };
  const setSort = (next: string) => {
    const after = new URLSearchParams(search);
    after.set('sort', next);
    setSearch(after, { replace: true });
  };
  return {
    ...pages,
    filters,
    setFilters,
    clearFilters: () => setFilters({}),
    isFiltered: !isSameFilters(filters, {}),
    sort,
    setSort,
    hidden,
    setHidden,
    selected,
    setSelected,
    clearSelection: () => setSelected(new Set()),
    selectedRows: pages.rows.filter((row) => selected.has(props.rowKey(row))),
    exportAddress: (path: string) => withQuery(path, { ...filters, sort }),
  };
}

function useRows<TRow>(props: ListQuestion<TRow>, asked: QueryValues) {
  const queryKey = [...apiKey(props.path, asked), 'pages'];
  useLiveRefresh(props.live ?? [], queryKey);
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      api.get(props.path, props.schema, { query: { ...asked, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // The rows stay while others are fetched, but never those of another list (another site).
    placeholderData: (rows, before) => (before?.queryKey[0] === props.path ? rows : undefined),
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    query,
    rows,
    isChanging: query.isPlaceholderData,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
  };
}
