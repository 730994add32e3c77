import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, type QueryValues, withQuery } from '../../api.ts';
import { type FilterValues, isSameFilters, readFilters, writeFilters } from '../../filters.ts';
import { useSearchValues } from '../../navigation.tsx';
import { hiddenByDefault } from '../../parts/columns.ts';
import { apiKey, useLiveRefresh } from '../../queries.ts';
import type { ListPageProps } from '../ListPage.tsx';
import { useRemembered } from './useRemembered.ts';

const pageSize = 50;

/** The state of a list page. What a link should carry is in the address, what is the reader's taste is remembered. */
export function useList<TRow>(props: ListPageProps<TRow>) {
  const definitions = props.filters ?? [];
  const [search, setSearch] = useSearchValues();
  const filters = readFilters(definitions, search);
  const sort = search.get('sort') ?? props.defaultSort ?? null;
  const asked: QueryValues = { ...filters, sort, limit: pageSize };
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

function useRows<TRow>(props: ListPageProps<TRow>, asked: QueryValues) {
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
