/*
 * The one place of the core that asks the platform for something: its own deflate, which browsers, workers and Node have
 * under the same name. Declared here as far as it is used, so that the rest of the core still knows no page.
 */
interface ByteStream {
  readonly writable: {
    getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> };
  };
  readonly readable: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
      cancel(): Promise<void>;
    };
  };
}
declare const CompressionStream: new (format: 'deflate-raw') => ByteStream;
declare const DecompressionStream: new (format: 'deflate-raw') => ByteStream;

/** Most bytes that anything from a link may inflate to: 256 KiB. */
export const MOST_INFLATED = 262_144;

/** Raw deflate (RFC 1951). The bytes may differ between platforms; what they inflate to does not. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await passThrough(new CompressionStream('deflate-raw'), bytes, Infinity);
  if (packed === 'tooFar') throw new RangeError('deflate: no bound was set');
  return packed;
}

/**
 * Inverse of `deflate` for bytes from anywhere. Read piece by piece and given up as soon as `most` bytes are passed, so a
 * bomb costs one piece (16–64 KiB) more than that.
 *
 * @returns the bytes; `damaged` when they are no deflate stream or end too early; `tooFar` past `most`
 */
export async function inflate(
  bytes: Uint8Array,
  most = MOST_INFLATED,
): Promise<Uint8Array | 'damaged' | 'tooFar'> {
  try {
    return await passThrough(new DecompressionStream('deflate-raw'), bytes, most);
  } catch {
    return 'damaged';
  }
}

async function passThrough(
  stream: ByteStream,
  bytes: Uint8Array,
  most: number,
): Promise<Uint8Array | 'tooFar'> {
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  // What goes wrong in writing also reaches the reader, which is the one that is listened to.
  const ignore = (): void => undefined;
  writer.write(bytes).catch(ignore);
  writer.close().catch(ignore);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || value === undefined) break;
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(ignore);
      return 'tooFar';
    }
    pieces.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
