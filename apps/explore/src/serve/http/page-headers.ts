/** On every answer: nothing is sniffed, framed, embedded elsewhere, kept or told of to others; pages are isolated from other sites. */
const ALWAYS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** What is no page may do nothing at all. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'";

export function dataHeaders(contentType: string): Readonly<Record<string, string>> {
  return { ...ALWAYS, 'Content-Type': contentType, 'Content-Security-Policy': NOTHING };
}

/** A page's own policy once more as a header, where it also says who may frame the page. A page without one may do nothing. */
export function pageHeaders(html: string): Readonly<Record<string, string>> {
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"<>\r\n]+)">/.exec(html)?.[1];
  return {
    ...ALWAYS,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy === undefined ? NOTHING : `${policy}; frame-ancestors 'none'`,
  };
}

/** The measuring workers may compile WebAssembly and start helper threads from their own script, and reach nothing else. */
export function workerHeaders(): Readonly<Record<string, string>> {
  return {
    ...ALWAYS,
    'Content-Type': 'text/javascript; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src 'self'",
  };
}
