import type { RowError } from '../../domain/import-export/rows.js';
import type { ImportRun as Run } from '../../domain/import-export/runs.js';
import { InvalidInputError } from '../../errors.js';
import { builder } from '../builder.js';
import { User } from '../user/type.js';
import { ErrorCode } from '../user-error.js';

const maxErrors = 1_000;

const ImportStatus = builder.enumType('ImportStatus', {
  description: 'The status of an import.',
  values: {
    RUNNING: { description: 'The file is being read and written.' },
    DONE: { description: 'The file was read to its end. With `onError=skip` some rows may have failed.' },
    STOPPED: {
      description:
        'An invalid row, an unreadable file or a refused batch ended the import. Batches written before remain.',
    },
    INTERRUPTED: { description: 'The connection was lost or the server stopped. Batches written before remain.' },
  },
});

const ImportRowError = builder.objectRef<RowError>('ImportRowError').implement({
  description: 'An error in an imported file.',
  fields: (t) => ({
    row: t.exposeInt('row', {
      nullable: true,
      description:
        'The number of the invalid row; the first task of the file is 1. Null when the file as a whole is invalid.',
    }),
    field: t.exposeString('field', {
      nullable: true,
      description: 'The invalid field of the row. Null when the row as a whole is invalid.',
    }),
    code: t.field({ type: ErrorCode, description: 'The kind of error.', resolve: (error) => error.code }),
    message: t.exposeString('message', { description: 'The error message: one sentence for users.' }),
  }),
});

export const ImportRun = builder.objectRef<Run>('ImportRun').implement({
  description: 'An import of a file into a project. The counts include committed rows only.',
  fields: (t) => ({
    projectId: t.exposeID('projectId', { description: 'The id of the project.' }),
    importId: t.exposeString('id', {
      description: 'The `importId` of the request. The events of the import carry it as `origin.mutationId`.',
    }),
    status: t.expose('status', { type: ImportStatus, description: 'The status of the import.' }),
    rowsRead: t.exposeInt('rowsRead', {
      description:
        'The number of processed rows. At the end it includes the rows of a batch that was not written because of an invalid row.',
    }),
    created: t.exposeInt('created', { description: 'The number of rows that created a task.' }),
    updated: t.exposeInt('updated', { description: 'The number of rows that changed a task.' }),
    skipped: t.exposeInt('skipped', {
      description:
        'The number of rows without effect: the task has the values already, or was deleted since an earlier import.',
    }),
    failed: t.exposeInt('failed', { description: 'The number of rejected rows.' }),
    errors: t.field({
      type: [ImportRowError],
      description: 'The errors so far; only the first 1,000 are kept.',
      args: {
        first: t.arg.int({
          required: true,
          defaultValue: 20,
          description: 'The number of errors to return, 0 to 1,000.',
        }),
      },
      resolve: ({ errors }, { first }) => {
        if (first < 0 || first > maxErrors) {
          throw new InvalidInputError({ path: ['first'], message: `first must be 0 to ${maxErrors}.` });
        }
        return errors.slice(0, first);
      },
    }),
    actor: t.prismaField({
      type: User,
      description: 'The user who started the import.',
      resolve: (query, { actorId }, _args, { prisma }) =>
        prisma.user.findUniqueOrThrow({ ...query, where: { id: actorId } }),
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'The time at which the import began.' }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The time at which the import ended; null while it runs.',
    }),
  }),
});

/** The arguments that identify an import. */
export const importArgs = {
  projectId: { required: true, description: 'The project.' },
  importId: { required: true, description: 'The `importId` of the request.' },
} as const;
