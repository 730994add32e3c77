import { Page } from '#web/design/frames/Page.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';

export function NotFoundScreen() {
  return (
    <Page title="This page does not exist" lead="The link may be old, or the address mistyped.">
      <LinkButton to="/" tone="primary">
        Go to My work
      </LinkButton>
    </Page>
  );
}
