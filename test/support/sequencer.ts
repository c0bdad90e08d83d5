import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Starts the files of `test/cluster` first: servers that die, leases that run out and readers that stall take minutes of
 * waiting, in which the other workers have the processor. All other files follow, the longest first.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification) => moduleId.includes('/test/cluster/');
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}
