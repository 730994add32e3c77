import { Page } from '#web/design/frames/Page.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type AccountView, accountView } from '../../contract.ts';
import { useStepUp } from '../parts/useStepUp.tsx';
import { AuthenticatorSection } from './AuthenticatorSection.tsx';
import { PasskeysSection } from './PasskeysSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';

export default function AccountScreen() {
  const query = useApiQuery('/api/account', accountView);
  const { run, dialog } = useStepUp();
  return (
    <Page title="Your account" lead="What you sign in with, and where you are signed in.">
      <QueryStates query={query} what="your account">
        {(account) => (
          <>
            <AboutYou account={account} />
            <PasswordSection changedAt={account.passwordChangedAt} run={run} />
            <AuthenticatorSection account={account} run={run} />
            <PasskeysSection passkeys={account.passkeys} run={run} />
            <SessionsSection />
          </>
        )}
      </QueryStates>
      {dialog}
    </Page>
  );
}

function AboutYou({ account }: { account: AccountView }) {
  const roles = account.memberships.map(({ id, role, agency, sites, everySite }) => (
    <div key={id}>
      {role} at {agency}, {everySite ? 'every site' : sites.join(', ')}
    </div>
  ));
  return (
    <Section title="You">
      <Facts
        items={[
          { label: 'Name', value: account.name },
          { label: 'E-mail', value: account.email },
          {
            label: 'Roles',
            value: roles.length > 0 ? roles : 'None in force. Ask your agency’s administrator.',
          },
        ]}
      />
    </Section>
  );
}
