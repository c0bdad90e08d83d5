import type { RowError } from '../../domain/import-export/rows.js';
import type { ImportRun as Run } from '../../domain/import-export/runs.js';
import { InvalidInputError } from '../../errors.js';
import { builder } from '../builder.js';
import { User } from '../user/type.js';
import { ErrorCode } from '../user-error.js';

const maxErrors = 1_000;

const ImportStatus = builder.enumType('ImportStatus', {
  description: 'Where an import stands.',
  values: {
    RUNNING: { description: 'The file is being read and written.' },
    DONE: { description: 'The file was read to its end; with `onError=skip` some rows may have failed.' },
    STOPPED: { description: 'A bad row, a broken file or a refusal ended it. What was written before stays.' },
    INTERRUPTED: { description: 'Its sender or the server went away. What was written before stays.' },
  },
});

const ImportRowError = builder.objectRef<RowError>('ImportRowError').implement({
  description: 'One thing that is wrong with a file.',
  fields: (t) => ({
    row: t.exposeInt('row', {
      nullable: true,
      description: 'Which row, 1 for the first task of the file; null when it is the file as a whole.',
    }),
    field: t.exposeString('field', {
      nullable: true,
      description: 'Which field of the row; null when it is the row as a whole.',
    }),
    code: t.field({ type: ErrorCode, description: 'What kind of fault it is.', resolve: (error) => error.code }),
    message: t.exposeString('message', { description: 'For people: one sentence that says what is wrong.' }),
  }),
});

export const ImportRun = builder.objectRef<Run>('ImportRun').implement({
  description: 'An import of a file into a project. Its counts are of what is committed.',
  fields: (t) => ({
    projectId: t.exposeID('projectId', { description: 'The project.' }),
    importId: t.exposeString('id', {
      description: 'The `importId` of the request; its events have it as `origin.mutationId`.',
    }),
    status: t.expose('status', { type: ImportStatus, description: 'Where it stands.' }),
    rowsRead: t.exposeInt('rowsRead', {
      description:
        'How many rows of the file are done with; in the end, also those of a batch that a bad row kept from being written.',
    }),
    created: t.exposeInt('created', { description: 'Rows that made a task.' }),
    updated: t.exposeInt('updated', { description: 'Rows that changed a task.' }),
    skipped: t.exposeInt('skipped', {
      description: 'Rows whose task was already as they say, or has been deleted since an earlier import.',
    }),
    failed: t.exposeInt('failed', { description: 'Rows that could not be taken in.' }),
    errors: t.field({
      type: [ImportRowError],
      description: 'What was wrong so far; only the first 1,000 are kept.',
      args: { first: t.arg.int({ required: true, defaultValue: 20, description: 'How many, 0 to 1,000.' }) },
      resolve: ({ errors }, { first }) => {
        if (first < 0 || first > maxErrors) {
          throw new InvalidInputError({ path: ['first'], message: `Must be 0 to ${maxErrors}.` });
        }
        return errors.slice(0, first);
      },
    }),
    actor: t.prismaField({
      type: User,
      description: 'Who imports.',
      resolve: (query, { actorId }, _args, { db }) => db.user.findUniqueOrThrow({ ...query, where: { id: actorId } }),
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When it began.' }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended, if it has.',
    }),
  }),
});

/** The arguments that name an import. */
export const importArgs = {
  projectId: { required: true, description: 'The project.' },
  importId: { required: true, description: 'The `importId` of the request.' },
} as const;
