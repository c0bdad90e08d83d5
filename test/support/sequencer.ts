import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** `leaks` measures its worker's heap, and collects all of it again and again: it needs a worker that has done nothing yet. */
const first = '/test/cluster/leaks.test.ts';
const waiting = '/test/cluster/';

/**
 * Starts the files of `test/cluster` first: servers that die, leases that run out and readers that stall take minutes of
 * waiting, in which the other workers have the processor. All other files follow, the longest first.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      if (moduleId.endsWith(first)) return 0;
      return moduleId.includes(waiting) ? 1 : 2;
    };
    // The sort is stable: within a rank the order remains.
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
