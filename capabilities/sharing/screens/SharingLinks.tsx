import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { useMay, useSite } from '#web/design/session.tsx';

/** What a reader of agreements asks next; each only for those who may. */
export function SharingLinks() {
  const site = useSite();
  const sitePath = useSitePath();
  const may = useMay();
  return (
    <>
      <LinkButton to={sitePath('/sharing/sees')} icon="visibility">
        What would an agency see?
      </LinkButton>
      {may('sharing.see-readers', site.id) && (
        <LinkButton to={sitePath('/sharing/looks')} icon="history">
          Who looked at our records?
        </LinkButton>
      )}
      <LinkButton to={sitePath('/sharing/broken-glass')} icon="warning">
        Broken glass
      </LinkButton>
      {may('sharing.draft', site.id) && (
        <LinkButton to={sitePath('/sharing/new')} tone="primary">
          New agreement
        </LinkButton>
      )}
    </>
  );
}
