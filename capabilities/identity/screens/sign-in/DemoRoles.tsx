import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { asProblem, type Problem } from '#web/design/problem.ts';
import { type SessionView, signInReply } from '../../contract.ts';
import { ProblemNotice } from '../parts/ProofForm.tsx';

type DemoRolesProps = { roles: NonNullable<SessionView['demoRoles']>; onSignedIn: () => void };

/** One click each. The people are made up; the shootings are open data of the two cities. */
export function DemoRoles({ roles, onSignedIn }: DemoRolesProps) {
  const [taking, setTaking] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = async (role: string) => {
    setTaking(role);
    setProblem(null);
    try {
      await api.post('/api/session/demo', { role }, signInReply);
      onSignedIn();
    } catch (error) {
      setProblem(asProblem(error));
      setTaking(null);
    }
  };
  return (
    <Section
      title="Look around as"
      lead="One click, no password. The people are made up; the shootings are open data."
      plain
    >
      {problem && <ProblemNotice problem={problem} />}
      <ul className="choices">
        {roles.map((role) => (
          <li key={role.key}>
            <div>
              <h3>{role.label}</h3>
              <p>{role.description}</p>
            </div>
            <Button
              busy={taking === role.key}
              onClick={() => void take(role.key)}
              aria-label={`Sign in as ${role.label}`}
            >
              Sign in
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
