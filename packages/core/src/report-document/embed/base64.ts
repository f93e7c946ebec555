/** Bytes turned into a string at once: a long argument list overflows the stack. */
const CHUNK = 0x8000;

/** Bytes in base64 (RFC 4648 §4): letters, digits, `+`, `/`, `=`, and nothing that HTML reads. */
export function bytesToBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(binary);
}

/** The bytes again. @throws for what is no base64 */
export function base64ToBytes(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64.trim());
  const bytes = new Uint8Array(binary.length);
  // A plain loop: `Uint8Array.from` with a function takes seconds for the megabytes of a large report.
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** A text's UTF-8 bytes in base64. */
export function toBase64(text: string): string {
  return bytesToBase64(new TextEncoder().encode(text));
}

/** The text whose UTF-8 bytes these are. @throws for what is no base64, or no UTF-8. */
export function fromBase64(base64: string): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(base64ToBytes(base64));
}
