import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A file that starts the product as a process takes longer than any other; begun last, one core would wait for it. */
const LONGEST = /\/bin\/start\.test\.ts$/;

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
