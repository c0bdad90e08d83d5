import { NotFoundError } from '../../errors.js';
import { builder, viewerDependent } from '../builder.js';
import { authorizeProject } from '../project/access.js';
import { ImportRun, importArgs } from './type.js';

builder.queryField('importRun', (t) =>
  t.field({
    type: ImportRun,
    description:
      'An import into a project that is running or ended within the last seven days. Raises NOT_FOUND unless such an import exists and the viewer is a member.',
    extensions: viewerDependent,
    args: { projectId: t.arg.id(importArgs.projectId), importId: t.arg.string(importArgs.importId) },
    resolve: async (_root, args, context) => {
      const projectId = await authorizeProject(context, args.projectId, ['projectId']);
      const { services, viewer } = context;
      const run = await services.imports.read({ projectId, id: args.importId, reader: viewer });
      if (!run)
        throw new NotFoundError(
          'The project has no import with this id that runs or ended within the last seven days.',
          ['importId'],
        );
      return run;
    },
  }),
);
