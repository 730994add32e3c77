import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { saveCsv } from '../../downloads.ts';
import { countText } from '../../formats.ts';
import { Button } from '../../parts/Button.tsx';
import type { Column } from '../../parts/columns.ts';
import { Icon } from '../../parts/Icon.tsx';
import { useToast } from '../../parts/toasts.tsx';

type ListToolsProps<TRow> = {
  columns: readonly Column<TRow>[];
  hidden: readonly string[];
  onHidden: (hidden: string[]) => void;
  rows: readonly TRow[];
  name: string;
  exportPath?: string;
};

/** Which columns, and the list as a file. */
export function ListTools<TRow>({ columns, hidden, onHidden, rows, name, exportPath }: ListToolsProps<TRow>) {
  const toast = useToast();
  const saveShown = () => {
    saveCsv(`${name.replaceAll(' ', '-')}.csv`, columns, rows);
    toast({ text: `Saved the ${countText(rows.length, 'row')} shown, with all columns.` });
  };
  return (
    <div className="list__tools">
      <ColumnChoice columns={columns} hidden={hidden} onHidden={onHidden} />
      {exportPath ? (
        <a className="usa-button usa-button--outline button button--small" href={exportPath} download>
          <Icon name="file_download" />
          <span>Export</span>
        </a>
      ) : (
        <Button small icon="file_download" disabled={rows.length === 0} onClick={saveShown}>
          Export
        </Button>
      )}
    </div>
  );
}

type ColumnChoiceProps<TRow> = Pick<ListToolsProps<TRow>, 'columns' | 'hidden' | 'onHidden'>;

function ColumnChoice<TRow>({ columns, hidden, onHidden }: ColumnChoiceProps<TRow>) {
  // The first column names and opens the row, so it always stays.
  const choices = columns.slice(1);
  const shown = choices.filter((column) => !hidden.includes(column.key)).map((column) => column.key);
  return (
    <MenuTrigger>
      <AriaButton className="usa-button usa-button--outline button button--small list__columns">
        <span>Columns</span>
        <Icon name="expand_more" />
      </AriaButton>
      <Popover className="menu-popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label="Columns shown"
          selectionMode="multiple"
          selectedKeys={shown}
          onSelectionChange={(keys) => {
            const kept = keys === 'all' ? choices.map((column) => column.key) : [...keys].map(String);
            onHidden(choices.filter((column) => !kept.includes(column.key)).map((column) => column.key));
          }}
        >
          {choices.map((column) => (
            <MenuItem
              key={column.key}
              id={column.key}
              className="menu__item menu__item--check"
              textValue={column.label}
            >
              {({ isSelected }) => (
                <>
                  <span className="menu__check">{isSelected && <Icon name="check" />}</span>
                  {column.label}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
