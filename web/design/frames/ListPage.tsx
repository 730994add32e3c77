import type { ReactNode } from 'react';
import type { SavedView } from '../filters.ts';
import { countText } from '../formats.ts';
import { Button } from '../parts/Button.tsx';
import type { Column } from '../parts/columns.ts';
import { DataTable } from '../parts/DataTable.tsx';
import type { AppPath } from '../screens.ts';
import { QueryStates } from '../states/QueryStates.tsx';
import { type BulkAction, BulkBar } from './list/BulkBar.tsx';
import { FilterBar } from './list/FilterBar.tsx';
import { ListTools } from './list/ListTools.tsx';
import { SidePanel } from './list/SidePanel.tsx';
import { type ListQuestion, useList } from './list/useList.ts';
import { useOpenRow } from './list/useOpenRow.ts';
import { type KeptViews, ViewTabs } from './list/ViewTabs.tsx';
import { type Crumb, Page } from './Page.tsx';

export type ListPageProps<TRow> = ListQuestion<TRow> & {
  title: string;
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  rowTitle: (row: TRow) => string;
  /** The row's full page. */
  to?: (row: TRow) => AppPath;
  views?: readonly SavedView[];
  /** The reader's own views where the server keeps them; otherwise this browser remembers them. */
  keptViews?: KeptViews;
  panel?: (row: TRow) => ReactNode;
  bulk?: readonly BulkAction<TRow>[];
  nothingYet: ReactNode;
  actions?: ReactNode;
  /** The whole list as a file made by the server; without it the rows shown are exported. */
  exportPath?: string;
  /** Between the heading and the table: key figures, a notice. */
  children?: ReactNode;
};

/** A list to work through: narrow it, open rows beside it, act on several, take it along. */
export function ListPage<TRow>(props: ListPageProps<TRow>) {
  const list = useList(props);
  const open = useOpenRow({
    rows: list.rows,
    rowKey: props.rowKey,
    to: props.to,
    enabled: props.panel !== undefined,
  });
  const openRow = open.row;
  return (
    <Page title={props.title} lead={props.lead} crumbs={props.crumbs} actions={props.actions} wide>
      {props.children}
      {props.views && (
        <ViewTabs
          label={`Views of ${props.noun[1]}`}
          name={props.noun[1]}
          views={props.views}
          kept={props.keptViews}
          filters={list.filters}
          onFilters={list.setFilters}
        />
      )}
      <div className="list__bar">
        <FilterBar definitions={props.filters ?? []} values={list.filters} onChange={list.setFilters} />
        <ListTools
          columns={props.columns}
          hidden={list.hidden}
          onHidden={list.setHidden}
          rows={list.rows}
          name={props.noun[1]}
          exportPath={props.exportPath && list.exportAddress(props.exportPath)}
        />
      </div>
      {props.bulk && (
        <BulkBar
          actions={props.bulk}
          rows={list.selectedRows}
          noun={props.noun}
          onDone={list.clearSelection}
        />
      )}
      <div className={openRow && props.panel ? 'list list--split' : 'list'}>
        <div
          className={list.isChanging ? 'list__rows list__rows--changing' : 'list__rows'}
          aria-busy={list.isChanging}
        >
          <QueryStates
            query={list.query}
            what={props.noun[1]}
            isEmpty={() => list.rows.length === 0}
            nothingYet={props.nothingYet}
            onClearFilters={list.isFiltered ? list.clearFilters : undefined}
          >
            {() => (
              <>
                <DataTable
                  caption={props.title}
                  columns={props.columns}
                  rows={list.rows}
                  rowKey={props.rowKey}
                  rowTitle={props.rowTitle}
                  hidden={openRow ? besidePanel(props.columns, list.hidden) : list.hidden}
                  sort={list.sort}
                  onSort={list.setSort}
                  selected={list.selected}
                  onSelect={props.bulk && list.setSelected}
                  onOpen={props.panel ? open.open : undefined}
                  to={props.panel ? undefined : props.to}
                  openKey={open.key}
                />
                <ListFoot list={list} noun={props.noun} />
              </>
            )}
          </QueryStates>
        </div>
        {openRow && props.panel && (
          <SidePanel
            title={props.rowTitle(openRow)}
            to={props.to?.(openRow)}
            onClose={open.close}
            onNext={open.next}
            onPrevious={open.previous}
          >
            {props.panel(openRow)}
          </SidePanel>
        )}
      </div>
    </Page>
  );
}

const columnsBesidePanel = 4;

/** With a row open beside it the table keeps its first columns, so that nothing is cut off. */
function besidePanel<TRow>(columns: readonly Column<TRow>[], hidden: readonly string[]): string[] {
  const shown = columns.filter((column) => !hidden.includes(column.key)).slice(0, columnsBesidePanel);
  return columns.filter((column) => !shown.includes(column)).map((column) => column.key);
}

type ListFootProps = {
  list: { rows: readonly unknown[]; hasMore: boolean; isLoadingMore: boolean; loadMore: () => void };
  noun: readonly [string, string];
};

function ListFoot({ list, noun }: ListFootProps) {
  const shown = countText(list.rows.length, noun[0], noun[1]);
  return (
    <div className="list__foot">
      <p role="status">{list.hasMore ? `${shown} shown, there are more` : shown}</p>
      {list.hasMore && (
        <Button busy={list.isLoadingMore} onClick={list.loadMore}>
          Show more
        </Button>
      )}
    </div>
  );
}
