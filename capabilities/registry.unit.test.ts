import { describe, expect, test } from 'vitest';
import { collectDeclarations } from '#platform/http/collect-declarations.ts';
import { faultsOf } from '#platform/workflow/declare.ts';
import { capabilities } from './registry.ts';

const declared = collectDeclarations(capabilities);
const twice = (names: string[]) => names.filter((name, n) => names.indexOf(name) !== n);

describe('every registered workflow', () => {
  test.each(declared.workflows.map((workflow) => [workflow.name, workflow] as const))(
    '%s has no faults',
    (_, workflow) => {
      expect(faultsOf(workflow)).toEqual([]);
    },
  );

  test('asks only for permissions that are declared, and bars only moves that exist', () => {
    for (const { name, readPermission, moves } of declared.workflows) {
      const known = new Set(['create', ...Object.keys(moves)]);
      const asked = Object.values(moves).flatMap((move) => move.permission ?? []);
      expect([name, [readPermission, ...asked].filter((permission) => !declared.access[permission])]).toEqual(
        [name, []],
      );
      const barred = Object.values(moves).flatMap((move) => move.notBy ?? []);
      expect([name, barred.filter((move) => !known.has(move))]).toEqual([name, []]);
    }
  });
});

test('no two capabilities share the name of a job, a handler, an error or a kind of event', () => {
  expect(twice(capabilities.flatMap((one) => (one.jobs ?? []).map((job) => job.name)))).toEqual([]);
  expect(twice(capabilities.flatMap((one) => (one.handlers ?? []).map((handler) => handler.name)))).toEqual(
    [],
  );
  expect(twice(capabilities.flatMap((one) => Object.keys(one.errors ?? {})))).toEqual([]);
  expect(twice(capabilities.flatMap((one) => Object.keys(one.events ?? {})))).toEqual([]);
});

test('a job or a handler hears only kinds of event that someone tells', () => {
  const told = new Set([
    ...capabilities.flatMap((one) => Object.keys(one.events ?? {})),
    'platform.job-died',
  ]);
  const heard = capabilities.flatMap((one) => [
    ...(one.handlers ?? []).flatMap((handler) => handler.hears),
    ...(one.jobs ?? []).flatMap((job) => (job.startedBy ?? []).map((start) => start.kind)),
  ]);
  expect(heard.filter((kind) => !told.has(kind))).toEqual([]);
});
