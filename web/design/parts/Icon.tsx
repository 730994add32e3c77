import sprite from '@uswds/uswds/img/sprite.svg?url';

/** Names of the USWDS sprite that the application uses. */
export type IconName =
  | 'account_circle'
  | 'add'
  | 'arrow_back'
  | 'arrow_downward'
  | 'arrow_forward'
  | 'arrow_upward'
  | 'assessment'
  | 'attach_file'
  | 'autorenew'
  | 'bookmark'
  | 'calendar_today'
  | 'cancel'
  | 'check'
  | 'check_circle'
  | 'chevron_left'
  | 'chevron_right'
  | 'close'
  | 'comment'
  | 'content_copy'
  | 'delete'
  | 'edit'
  | 'error'
  | 'error_outline'
  | 'event'
  | 'expand_less'
  | 'expand_more'
  | 'file_download'
  | 'file_upload'
  | 'filter_list'
  | 'fingerprint'
  | 'flag'
  | 'folder'
  | 'groups'
  | 'help_outline'
  | 'history'
  | 'home'
  | 'hourglass_empty'
  | 'identification'
  | 'image'
  | 'info'
  | 'info_outline'
  | 'insights'
  | 'keyboard'
  | 'launch'
  | 'lightbulb_outline'
  | 'link'
  | 'list'
  | 'location_city'
  | 'location_on'
  | 'lock'
  | 'lock_outline'
  | 'login'
  | 'logout'
  | 'map'
  | 'menu'
  | 'more_horiz'
  | 'more_vert'
  | 'notifications'
  | 'notifications_none'
  | 'people'
  | 'person'
  | 'print'
  | 'priority_high'
  | 'public'
  | 'remove_circle'
  | 'report'
  | 'schedule'
  | 'science'
  | 'search'
  | 'security'
  | 'send'
  | 'settings'
  | 'share'
  | 'shield'
  | 'sort_arrow'
  | 'star'
  | 'star_outline'
  | 'support'
  | 'timer'
  | 'topic'
  | 'trending_down'
  | 'trending_up'
  | 'undo'
  | 'unfold_more'
  | 'update'
  | 'verified'
  | 'verified_user'
  | 'visibility'
  | 'visibility_off'
  | 'warning'
  | 'work';

/** Decorative unless it has a `label`. */
export function Icon({ name, label, size = 3 }: { name: IconName; label?: string; size?: 3 | 4 | 5 }) {
  const look = `usa-icon usa-icon--size-${size}`;
  const shape = <use href={`${sprite}#${name}`} />;
  if (label === undefined) {
    return (
      <svg className={look} aria-hidden="true" focusable="false">
        {shape}
      </svg>
    );
  }
  return (
    <svg className={look} role="img" aria-label={label} focusable="false">
      {shape}
    </svg>
  );
}
