import { readBase64url, writeBase64url } from './base64url.ts';
import { deflate, inflate } from './deflate.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  encoding: 'utf-8',
  options: { readonly fatal: true },
) => { decode(bytes: Uint8Array): string };

/** Plain data as short text for a link: JSON, deflated, in base64url. */
export async function writePacked(data: unknown): Promise<string> {
  return writeBase64url(await deflate(new TextEncoder().encode(JSON.stringify(data))));
}

/**
 * Data from such a text, whoever wrote it. Nothing is promised about its shape; it is at most 256 KiB of JSON.
 *
 * @returns `value`, or what went wrong: `damaged`, or `tooFar` for a text that inflates without end
 */
export async function readPacked(
  text: string,
): Promise<{ readonly value: unknown } | { readonly failure: 'damaged' | 'tooFar' }> {
  const packed = readBase64url(text);
  if (packed === undefined) return { failure: 'damaged' };
  const bytes = await inflate(packed);
  if (typeof bytes === 'string') return { failure: bytes };
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return { failure: 'damaged' };
  }
}
