import { v5 as uuidv5 } from 'uuid';

const DEMO = '5f0c8f5e-7d0a-4b52-9a55-2f6d3c1e7a10';

/** The id of a demo record, the same on every machine, so that demo worlds of different capabilities can meet. */
export function demoId(name: string): string {
  return uuidv5(name, DEMO);
}
