import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ImportFile, type ImportSummary, importTasks } from '../../domain/import-export/import.js';
import { InvalidInputError, LimitExceededError } from '../../errors.js';
import { sendJson, toErrorResponse } from '../json-response.js';
import { readCsv } from './csv-rows.js';
import { JsonFile } from './json-rows.js';
import { type FileRequest, fileFormat, readQuery } from './request.js';
import { namingRows, toText } from './text.js';

const rules = z.strictObject({
  format: fileFormat,
  onError: z.enum(['stop', 'skip'], 'Must be stop or skip.').default('stop'),
  createLabels: z.enum(['true', 'false'], 'Must be true or false.').default('false'),
  assignees: z.enum(['take', 'ignore'], 'Must be take or ignore.').default('take'),
  longTitles: z.enum(['refuse', 'split'], 'Must be refuse or split.').default('refuse'),
  importId: z
    .string()
    .regex(/^[\w.:-]{1,100}$/, 'Must be 1 to 100 letters, digits, and _ . : -')
    .optional(),
});

/**
 * `POST /projects/:id/import`: takes in a file while it arrives.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError, LimitExceededError before anything is read
 */
export async function receiveImport(
  { request, response, context, projectId, query }: FileRequest,
  importBytes: number,
): Promise<void> {
  const { format, onError, createLabels, assignees, longTitles, importId = randomUUID() } = readQuery(rules, query);
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new InvalidInputError({ path: ['content-encoding'], message: 'Send the file as it is, not compressed.' });
  }
  if (Number(request.headers['content-length'] ?? 0) > importBytes) {
    throw new LimitExceededError(`A file has at most ${importBytes} bytes.`);
  }
  // Stopping early must not cut the connection: the sender is to get an answer.
  const pieces = toText(request.iterator({ destroyOnReturn: false }), importBytes);
  const file: ImportFile = format === 'csv' ? { rows: readCsv(pieces), labelColors: new Map() } : new JsonFile(pieces);
  const { logger, metrics } = context.services;
  const summary = await importTasks(
    context.command('importTasks', { mutationId: importId }),
    {
      projectId,
      id: importId,
      onError,
      createLabels: createLabels === 'true',
      ignoreAssignees: assignees === 'ignore',
      splitTitles: longTitles === 'split',
      onRowFailure: (error) => {
        metrics.setAside.inc({ task: 'imports' });
        logger.error({ err: error, importId }, 'row not imported');
      },
    },
    { ...file, rows: namingRows(file.rows) },
    () => context.services.sessions.requireActive(context.viewer),
  );
  response.setHeader('x-import-id', importId);
  const { refusal, ...counts } = summary;
  if (summary.status === 'DONE') return sendJson(response, 200, { import: counts });
  const [status, body] = refusal ? toErrorResponse(refusal) : [400, { errors: rowProblems(summary) }];
  sendJson(response, status, { ...body, import: counts });
}

function rowProblems({ errors }: ImportSummary): object[] {
  return errors.map(({ message, code, row, field }) => ({
    message,
    extensions: { code, inputPath: ['rows', ...(row === null ? [] : [row]), ...(field === null ? [] : [field])] },
  }));
}
