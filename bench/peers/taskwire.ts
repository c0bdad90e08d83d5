import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { startInstance } from '../support/instance.js';
import { subscriptionDocument } from '../support/payload.js';
import { createWorkspace } from '../support/workspace.js';
import { Writer } from '../support/writer.js';
import { type Peer, serverOf, startEach } from './peer.js';

/**
 * The real server. Every subscriber is a different user with a token, and every event is a mutation. A separate
 * instance executes the mutations, so that the measured instances only deliver events.
 */
export const taskwire: Peer = {
  name: 'taskwire',
  async start({ subscribers, groups, instances, postgresUrl, redisUrl, prefix }) {
    await using stack = new AsyncDisposableStack();
    const workspace = stack.use(
      await createWorkspace(postgresUrl, { members: subscribers, projects: 1, tasksPerProject: 20 }),
    );
    const [project] = workspace.projects;
    if (!project) throw new Error('The workspace must have a project.');
    const deployment = { workspace, redisUrl, redisPrefix: prefix };
    const publisher = stack.use(await startInstance('taskwire publisher', 'load', deployment));
    const servers = await startEach(instances, async (index) =>
      stack.use(await startInstance(`taskwire ${index}`, 'server', deployment)),
    );
    const writer = new Writer(publisher.address, workspace.token(0));
    const open = stack.move();
    return {
      servers,
      target: (subscriber) => ({
        protocol: 'graphql',
        url: `ws://${serverOf(servers, subscriber).address}/graphql`,
        token: workspace.token(subscriber),
        query: subscriptionDocument(subscriber % groups),
        projectId: project.id,
      }),
      publish: (count) => writer.write(project, count),
      [Symbol.asyncDispose]: () => open.disposeAsync(),
    };
  },
};
