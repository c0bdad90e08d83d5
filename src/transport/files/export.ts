import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { isRevokedBy } from '../../domain/viewer.js';
import { authorizeProject } from '../../graphql/project/access.js';
import { type ExportedProject, toCsv, toJson } from './export-body.js';
import { type FileRequest, fileFormat, readQuery } from './request.js';

const rules = z.strictObject({ format: fileFormat });

/** How long a reader may take nothing. */
const stallMs = 60_000;

/** Pieces that are handed to the socket at once. */
const pieceCharacters = 32_768;

const formats = {
  json: { contentType: 'application/json; charset=utf-8', write: toJson },
  csv: { contentType: 'text/csv; charset=utf-8; header=present', write: toCsv },
};

/**
 * `GET /projects/:id/export`: the project as a file. Nothing is read that the reader hasn't taken what came before of; a
 * response that breaks off, for whatever reason, is cut and not ended, so that nobody takes it for whole.
 *
 * @throws InvalidInputError, NotFoundError before anything is sent
 */
export async function sendExport({ response, context, projectId, query }: FileRequest): Promise<void> {
  const { format } = readQuery(rules, query);
  await authorizeProject(context, projectId, ['projectId']);
  const { labels, ...project } = await context.db.project.findUniqueOrThrow({
    where: { id: projectId },
    select: {
      id: true,
      key: true,
      name: true,
      description: true,
      color: true,
      labels: { select: { name: true, color: true }, orderBy: { id: 'asc' } },
    },
  });
  const exported: ExportedProject = { ...project, cursor: context.cursorOf(projectId), labels };
  const { contentType, write } = formats[format];
  const day = new Date().toISOString().slice(0, 10);
  response.writeHead(200, {
    'content-type': contentType,
    'content-disposition': `attachment; filename="${project.key}-${day}.${format}"`,
    'cache-control': 'no-store',
  });
  response.setTimeout(stallMs, () => response.destroy());
  const { viewer, services } = context;
  const lines = write(exported, { db: context.db, reader: viewer, projectId });
  // Pages check the membership; that a session or token ends may come in the middle of one.
  const stopListening = services.sessions.onRevoked(
    (ended) => {
      if (isRevokedBy(viewer, ended)) response.destroy();
    },
    () => [viewer],
  );
  try {
    await pipeline(Readable.from(inPieces(lines), { objectMode: false }), response);
  } finally {
    stopListening();
  }
}

/** A write to a socket costs the same for a line as for a page of lines. */
async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<string, undefined> {
  let piece = '';
  for await (const line of lines) {
    piece += line;
    if (piece.length < pieceCharacters) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
  return undefined;
}
