import { expect } from 'vitest';
import type { Person } from '../../support/client.js';
import { act } from '../../support/mutate.js';
import { mutations } from './entries.js';
import type { ProjectFixture } from './project-fixture.js';

/** Mutations that delete objects of other mutations, in an order in which each succeeds. */
const lastOfAll = [
  ...['removeReaction', 'deleteView', 'deleteLabel', 'deleteComment', 'deleteTask', 'removeProjectMember'],
  ...['archiveProject', 'unarchiveProject', 'transferProject', 'leaveProject', 'deleteProject'],
];
const ofProject = Object.keys(mutations).filter((name) => mutations[name]?.of === 'project');
const inOrder = [...ofProject.filter((name) => !lastOfAll.includes(name)), ...lastOfAll];

/**
 * Sends every mutation of a project, the last of which deletes it.
 *
 * @param guest the stranger of `newProjectFixture`; becomes a member and at the end the owner
 */
export async function changeEverything(fixture: ProjectFixture, owner: Person, guest: Person): Promise<void> {
  const others: Readonly<Record<string, object>> = {
    transferProject: { projectId: fixture.projectId, userId: guest.id },
    updateLabel: { labelId: fixture.labelId, name: 'renamed' },
  };
  for (const name of inOrder) {
    const input = others[name] ?? mutations[name]?.input(fixture);
    const answer = await act(name === 'deleteProject' ? guest : owner, name, { ...input });
    expect(answer.__typename, `${name}: ${JSON.stringify(answer)}`).toMatch(/Payload$/);
  }
}
