import { describe, expect, test } from 'vitest';
import { faultsOf, movesFrom, type WorkflowDeclaration } from './declare.ts';
import { diagramOf } from './diagram.ts';
import { loan } from './testing/loan.ts';

describe('a declaration', () => {
  test('that is whole has no faults', () => {
    expect(faultsOf(loan)).toEqual([]);
  });

  test('is faulty with a state that nothing reaches, one that nothing leaves, and a final one that is left', () => {
    const faulty: WorkflowDeclaration = {
      name: 'faulty',
      table: 'fixture.faulty',
      readPermission: 'audit.read',
      record: { noun: 'record', number: 'id', title: 'id', path: '/:id' },
      initial: 'open',
      states: {
        open: { label: 'Open' },
        stuck: { label: 'Stuck' },
        over: { label: 'Over', final: true },
        lost: { label: 'Lost', final: true },
      },
      moves: {
        stick: { label: 'Stick', from: ['open'], to: 'stuck', permission: null },
        end: { label: 'End', from: ['open'], to: 'over', permission: null },
        reopen: { label: 'Reopen', from: ['over'], to: 'open', permission: null },
      },
    };
    expect(faultsOf(faulty)).toEqual([
      "lost can't be reached",
      'stuck is not final but nothing leads out of it',
      'over is final but a move leads out of it',
    ]);
  });

  test('tells which moves lead out of a state', () => {
    expect(movesFrom(loan, 'granted')).toEqual(['ask-again', 'return', 'expire']);
    expect(movesFrom(loan, 'refused')).toEqual([]);
  });
});

test('the diagram shows every state, every move with its rules, the beginning and the ends', () => {
  expect(diagramOf(loan)).toBe(`stateDiagram-v2
  asked: Asked for
  granted: Granted
  returned: Returned
  refused: Refused
  overdue: Overdue
  [*] --> asked
  asked --> granted: Grant (by another person)
  asked --> refused: Refuse (with a reason)
  granted --> asked: Ask again
  overdue --> asked: Ask again
  granted --> returned: Give back
  overdue --> returned: Give back
  granted --> overdue: Fall overdue (by the system)
  returned --> [*]
  refused --> [*]
`);
});
