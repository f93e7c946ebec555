import type { OwnAddress } from '../http/guard-request.js';

/** A page that is opened cannot say who opens it but by a cookie. Cookies are of a host, whatever its port: so the name has it. */
const nameOf = (port: number) => `convscape-report-${port}`;

/** For the report alone, out of reach of scripts and of other sites; gone with the browser. */
export function reportCookie(token: string, port: number, { scheme }: OwnAddress): string {
  const secure = scheme === 'https' ? '; Secure' : '';
  return `${nameOf(port)}=${token}; Path=/report; HttpOnly; SameSite=Strict${secure}`;
}

export function readReportCookie(header: string | undefined, port: number): string {
  const start = `${nameOf(port)}=`;
  const own = (header ?? '').split(/; */).find((cookie) => cookie.startsWith(start));
  return own?.slice(start.length) ?? '';
}
