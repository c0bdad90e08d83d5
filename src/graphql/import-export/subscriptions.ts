import { ImportProgressStream } from '../../domain/import-export/progress.js';
import type { ImportRun as Run } from '../../domain/import-export/runs.js';
import { builder, viewerDependent } from '../builder.js';
import { authorizeProject } from '../project/access.js';
import { ImportRun, importArgs } from './type.js';

builder.subscriptionField('importProgress', (t) =>
  t.field({
    type: ImportRun,
    description:
      'The state of an import: at once, then after each change, at most every 200 ms. Completes when the import ends. May be opened up to a minute before the import begins. Raises NOT_FOUND unless the viewer is a member. Ends with ACCESS_REVOKED when the membership ends.',
    extensions: viewerDependent,
    args: { projectId: t.arg.id(importArgs.projectId), importId: t.arg.string(importArgs.importId) },
    subscribe: async (_root, args, context) => {
      const projectId = await authorizeProject(context, args.projectId, ['projectId']);
      const { services, viewer } = context;
      const request = { projectId, id: args.importId, reader: viewer };
      return new ImportProgressStream(() => services.imports.read(request));
    },
    resolve: (run: Run) => run,
  }),
);
