import { Refusal } from '../../app/refusal.ts';

/**
 * SHA-256 of a text, as 64 hexadecimal digits. The text itself goes nowhere.
 * @throws Refusal DIGEST_UNAVAILABLE: browsers digest only on pages with a certificate, or of this very machine
 */
export const digestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  if ((crypto.subtle as SubtleCrypto | undefined) === undefined) throw new Refusal('DIGEST_UNAVAILABLE');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The text of a file: UTF-8, or what Chinese offices wrote before it. */
export const textIn = (bytes: Uint8Array<ArrayBuffer>): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};
