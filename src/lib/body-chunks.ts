/** True when a request announces, by its `Content-Length`, a body above the limit. */
export function announcesMoreThan(contentLength: string | null | undefined, maxBytes: number): boolean {
  return Number(contentLength ?? 0) > maxBytes;
}

/**
 * Passes the chunks of a body through and counts their bytes.
 *
 * @param tooLarge makes the error for a body above the limit
 * @throws the error of `tooLarge`, before the chunk that crosses the limit is passed through
 */
export async function* limitBytes(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  tooLarge: () => Error,
): AsyncGenerator<Uint8Array, undefined> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge();
    yield chunk;
  }
  return undefined;
}

/**
 * Yields the chunks of a web stream and leaves the stream open when the consumer stops early. The stream's own iterator
 * would cancel the stream, which cuts the connection before a refusal is sent.
 *
 * @param incomplete makes the error for a connection that closes before the end of the body
 */
export async function* readChunks(
  body: ReadableStream<Uint8Array>,
  incomplete: () => Error,
): AsyncGenerator<Uint8Array, undefined> {
  const reader = body.getReader();
  const read = () => reader.read().catch(() => Promise.reject(incomplete()));
  for (let result = await read(); !result.done; result = await read()) yield result.value;
  return undefined;
}

/** Collects the chunks of a body into one buffer. */
export async function concatChunks(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const collected: Uint8Array[] = [];
  for await (const chunk of chunks) collected.push(chunk);
  return Buffer.concat(collected);
}
