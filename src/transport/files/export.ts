import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { isRevokedBy } from '../../domain/viewer.js';
import { authorizeProject } from '../../graphql/project/access.js';
import { type ExportedProject, toCsv, toJson } from './export-body.js';
import { type FileRequest, fileFormat, readQuery } from './request.js';

const rules = z.strictObject({ format: fileFormat });

/** Milliseconds without progress before the response is cut. */
const stallMs = 60_000;

/** Characters per write. */
const chunkCharacters = 32_768;

const formats = {
  json: { contentType: 'application/json; charset=utf-8', write: toJson },
  csv: { contentType: 'text/csv; charset=utf-8; header=present', write: toCsv },
};

/**
 * Serves `GET /projects/:id/export`. The database is read at the pace of the client. After a failure the connection is
 * cut and the response not ended: a client must not mistake a partial file for a complete one.
 *
 * @throws InvalidInputError, NotFoundError before the response starts
 */
export async function sendExport({ response, context, projectId, query }: FileRequest): Promise<void> {
  const { format } = readQuery(rules, query);
  await authorizeProject(context, projectId, ['projectId']);
  const { labels, ...project } = await context.prisma.project.findUniqueOrThrow({
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
  // Each page of tasks checks the membership; a session or token may end within a page.
  const stopListening = services.sessions.onRevoked(
    (revocation) => {
      if (isRevokedBy(viewer, revocation)) response.destroy();
    },
    () => [viewer],
  );
  try {
    await pipeline(Readable.from(collect(lines), { objectMode: false }), response);
  } finally {
    stopListening();
  }
}

/** Collects lines into larger chunks: a write to a socket costs the same for one line as for many. */
async function* collect(lines: AsyncIterable<string>): AsyncGenerator<string, undefined> {
  let chunk = '';
  for await (const line of lines) {
    chunk += line;
    if (chunk.length < chunkCharacters) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
  return undefined;
}
