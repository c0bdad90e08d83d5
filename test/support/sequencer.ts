import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The leak test measures the heap of its worker after repeated garbage collections, and needs a fresh worker. */
const first = '/test/cluster/leaks.test.ts';
const waiting = '/test/cluster/';

/**
 * Starts the files of `test/cluster` first. They mostly wait for crashes, expiring leases and stalled readers, which leaves the
 * processor to the other workers. All other files follow, the longest first.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      if (moduleId.endsWith(first)) return 0;
      return moduleId.includes(waiting) ? 1 : 2;
    };
    // The sort is stable: files of the same rank keep their order.
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
