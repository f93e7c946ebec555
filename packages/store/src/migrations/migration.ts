/** One step of the schema. Once released it never changes: databases out there have been through it. */
export interface Migration {
  /** The version it leads to: 1, 2, 3 … without gaps. */
  readonly version: number;
  readonly sql: string;
}
