import type { Commitment, HorizonCounts, Leadership } from '../contract.ts';

const HORIZONS = [30, 90, 180];

/** How the commitments stand: every one of them is in exactly one count of each horizon. */
export function countCommitments(commitments: readonly Commitment[]): Leadership['commitments'] {
  const inState = (...states: string[]) =>
    commitments.filter(({ action }) => action && states.includes(action.state)).length;
  const sites = [...new Set(commitments.map(({ site }) => site.name))];
  return {
    made: commitments.length,
    actionsOpen: inState('open', 'under-way'),
    actionsDone: inState('done'),
    actionsDropped: inState('dropped'),
    horizons: horizonsOf(commitments),
    bySite: sites.map((name) => {
      const own = commitments.filter(({ site }) => site.name === name);
      return { site: name, made: own.length, horizons: horizonsOf(own) };
    }),
  };
}

function horizonsOf(commitments: readonly Commitment[]): HorizonCounts[] {
  return HORIZONS.map((afterDays) => {
    const asked = commitments.flatMap(({ followUps }) =>
      followUps.filter((followUp) => followUp.afterDays === afterDays),
    );
    const answered = (answer: string) => asked.filter((followUp) => followUp.answer === answer).length;
    const inState = (state: string) => asked.filter((followUp) => followUp.state === state).length;
    return {
      afterDays,
      kept: answered('kept'),
      partly: answered('partly'),
      not: answered('not'),
      open: inState('due'),
      toCome: inState('planned'),
    };
  });
}
