import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';

export type MenuAction = {
  key: string;
  label: string;
  run: () => void;
  danger?: boolean;
  disabled?: boolean;
  /** Why it is disabled, or what it does. */
  note?: string;
};

type ActionMenuProps = { label: string; items: readonly MenuAction[]; icon?: IconName; iconOnly?: boolean };

export function ActionMenu({ label, items, icon = 'expand_more', iconOnly }: ActionMenuProps) {
  if (items.length === 0) return null;
  return (
    <MenuTrigger>
      <AriaButton
        className={iconOnly ? 'icon-button' : 'usa-button usa-button--outline button'}
        aria-label={iconOnly ? label : undefined}
      >
        {!iconOnly && <span>{label}</span>}
        <Icon name={icon} />
      </AriaButton>
      <Popover className="menu-popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={label}
          disabledKeys={items.filter((item) => item.disabled).map((item) => item.key)}
          onAction={(key) => items.find((item) => item.key === key)?.run()}
        >
          {items.map((item) => (
            <MenuItem
              key={item.key}
              id={item.key}
              textValue={item.label}
              className={item.danger ? 'menu__item menu__item--danger' : 'menu__item'}
            >
              <Text slot="label">{item.label}</Text>
              {item.note && (
                <Text slot="description" className="menu__note">
                  {item.note}
                </Text>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
