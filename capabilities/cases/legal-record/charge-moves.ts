import { dispositionOfCode, type ResultName, results } from './codes/dispositions.ts';
import { type LegalEvent, payloadOf } from './kinds.ts';

/** What an event does to a charge: the moves it asks of its machines, and the end it tells of, if it tells of one. */
export type ChargeMove = { moves: string[]; result: ResultName | null; lesser: boolean; forGood: boolean };

type Told<K extends LegalEvent['kind']> = LegalEvent & { kind: K };

export function chargeMoveOf(event: LegalEvent): ChargeMove {
  switch (event.kind) {
    case 'plea': {
      const { to, lesser } = payloadOf(event as Told<'plea'>);
      if (to === 'not-guilty') return plainMove('plea: not-guilty');
      return ends('convicted by plea', { lesser: Boolean(lesser) });
    }
    case 'verdict':
      return verdictMove(event as Told<'verdict'>);
    case 'charge-dismissed':
      return dismissalMove(event as Told<'charge-dismissed'>);
    case 'disposed': {
      const { code, list } = payloadOf(event as Told<'disposed'>);
      const mapped = dispositionOfCode(code, list);
      // Only mapped codes are ever taken in; a list that shrank later must not turn one into something else.
      if (!mapped) return { moves: [], result: null, lesser: false, forGood: false };
      return ends(mapped.result, { lesser: mapped.lesser ?? false });
    }
    case 'remanded':
      return remandMove(event as Told<'remanded'>);
    case 'charge-superseded':
      return ends('superseded');
    case 'charge-refiled':
      return ends('refiled');
    case 'charge-merged':
      return ends('merged');
    case 'diversion-entered':
      return ends('diversion entered');
    case 'diversion-completed':
      return ends('diverted');
    case 'mistrial':
      return ends('mistrial');
    case 'plea-withdrawn':
      return ends('plea withdrawn');
    default:
      return plainMove(event.kind);
  }
}

function plainMove(move: string): ChargeMove {
  return { moves: [move], result: null, lesser: false, forGood: false };
}

function ends(result: ResultName, { lesser = false, forGood = false } = {}): ChargeMove {
  return { moves: [moveOf(result, forGood)], result, lesser, forGood };
}

function moveOf(result: ResultName, forGood: boolean): string {
  if (result === 'plea withdrawn' || result === 'vacated') return `reopens: ${result}`;
  if (result === 'diversion entered') return 'diversion-entered';
  if (result === 'refiled') return 'charge-refiled';
  const { state } = results[result];
  if (state === null) return 'stays open';
  return state === 'dismissed' && forGood ? 'ends: dismissed for good' : `ends: ${state}`;
}

function verdictMove(event: Told<'verdict'>): ChargeMove {
  const { code } = payloadOf(event);
  if (code === 'not guilty') return ends('acquitted');
  if (code === 'not guilty by reason of insanity') return ends('not guilty by reason of insanity');
  return ends('convicted by verdict', { lesser: code === 'guilty of a lesser offense' });
}

function dismissalMove(event: Told<'charge-dismissed'>): ChargeMove {
  const { by, prejudice, reason } = payloadOf(event);
  if (reason === 'speedy-trial') return ends('dismissed for speedy trial', { forGood: true });
  if (reason === 'satisfaction') return ends('dismissed on satisfaction', { forGood: true });
  return ends(by === 'court' ? 'dismissed by the court' : 'dismissed by the prosecutor', {
    forGood: prejudice === 'with',
  });
}

function remandMove(event: Told<'remanded'>): ChargeMove {
  const { result } = payloadOf(event);
  if (result === 'new trial') return decided('vacated', 'reopens: vacated');
  if (result === 'reversed') return decided('reversed on appeal', 'ends: reversed');
  return result === 'resentencing'
    ? { ...plainMove('remanded'), moves: ['remanded', 'remanded: resentencing'] }
    : plainMove('remanded');
}

function decided(result: ResultName, move: string): ChargeMove {
  return { moves: ['remanded', move], result, lesser: false, forGood: false };
}
