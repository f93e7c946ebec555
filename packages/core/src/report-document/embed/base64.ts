/** Bytes turned into a string at once: a long argument list overflows the stack. */
const CHUNK = 0x8000;

/** A text's UTF-8 bytes in base64 (RFC 4648 §4): letters, digits, `+`, `/`, `=`, and nothing that HTML reads. */
export function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(binary);
}

/** The text whose UTF-8 bytes these are. @throws for what is no base64, or no UTF-8. */
export function fromBase64(base64: string): string {
  const binary = atob(base64.trim());
  const bytes = new Uint8Array(binary.length);
  // A plain loop: `Uint8Array.from` with a function takes seconds for the megabytes of a large report.
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
