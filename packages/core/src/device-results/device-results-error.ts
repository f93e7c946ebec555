export type DeviceResultsErrorCode = 'NOT_DEVICE_RESULTS' | 'NEWER_DEVICE_RESULTS';

/** A file of results that cannot be read: what is wrong, and where. */
export class DeviceResultsError extends Error {
  override readonly name = 'DeviceResultsError';
  readonly code: DeviceResultsErrorCode;
  /** `visits[3].outcome.timing.batchesNs`; empty for the whole document. */
  readonly place: string;
  readonly hint: string;

  constructor(code: DeviceResultsErrorCode, detail: { message: string; place?: string; hint: string }) {
    const place = detail.place ?? '';
    super(`${place === '' ? '' : `${place}: `}${detail.message}; ${detail.hint}`);
    this.code = code;
    this.place = place;
    this.hint = detail.hint;
  }
}
