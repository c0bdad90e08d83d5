import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ImportFile, type ImportSummary, importTasks } from '../../domain/import-export/import.js';
import { InvalidInputError, LimitExceededError } from '../../errors.js';
import { announcesMoreThan, limitBytes } from '../../lib/body-chunks.js';
import { sendJson, toErrorResponse } from '../json-response.js';
import { readCsv } from './csv-rows.js';
import { JsonFile } from './json-rows.js';
import { type FileRequest, fileFormat, readQuery } from './request.js';
import { toText, withRowNumbers } from './text.js';

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
 * Serves `POST /projects/:id/import`: imports a file while the file arrives.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError, LimitExceededError before the file is read
 */
export async function receiveImport(
  { request, response, context, projectId, query }: FileRequest,
  importBytes: number,
): Promise<void> {
  const { format, onError, createLabels, assignees, longTitles, importId = randomUUID() } = readQuery(rules, query);
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new InvalidInputError({
      path: ['content-encoding'],
      message: 'content-encoding must be identity: send the file uncompressed.',
    });
  }
  const tooLarge = () => new LimitExceededError(`The file must be at most ${importBytes} bytes.`);
  if (announcesMoreThan(request.headers['content-length'], importBytes)) throw tooLarge();
  // If an import stops early, the connection stays open for the response.
  const chunks = toText(limitBytes(request.iterator({ destroyOnReturn: false }), importBytes, tooLarge));
  const file: ImportFile = format === 'csv' ? { rows: readCsv(chunks), labelColors: new Map() } : new JsonFile(chunks);
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
        logger.error({ err: error, importId }, 'row import failed');
      },
    },
    { ...file, rows: withRowNumbers(file.rows) },
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
