import type { CostColumn, Row } from '@convscape/core';

export const X_COLUMNS = [
  'macs',
  'params',
  'bytes_moved',
  'peak_memory_bytes',
  'arithmetic_intensity',
  'mixing_reach',
] as const satisfies readonly CostColumn[];
export type XColumn = (typeof X_COLUMNS)[number];

export const Y_COLUMNS = ['latency_ns', 'latency_p95_ns'] as const;
export type YColumn = (typeof Y_COLUMNS)[number];

export const SCALES = ['log', 'linear'] as const;
export type Scale = (typeof SCALES)[number];

/** What the colour of the front's marks says. */
export const COLOURS = ['kind', 'groups', 'kernel_height', 'width', 'mixing_reach', 'engine'] as const;
export type ColourColumn = (typeof COLOURS)[number];

/** What the shape of the front's marks says. */
export const SHAPES = ['mix', 'kind', 'groups', 'width', 'engine'] as const;
export type ShapeColumn = (typeof SHAPES)[number];

/** By what candidates dominate each other: all that the sweep asked for, the two axes, or these and the mixing of channels. */
export const DOMINANCES = ['sweep', 'axes', 'mixing'] as const;
export type Dominance = (typeof DOMINANCES)[number];

/** Which direction of the cost axis is better; empty: as the sweep says. */
export const GOALS = ['', 'minimize', 'maximize'] as const;
export type GoalChoice = (typeof GOALS)[number];

/** Whether one engine's candidates stand on the front, or those of all. */
export const ACROSS = ['', 'engines'] as const;
export type Across = (typeof ACROSS)[number];

/** Whose candidates stand under the roofs. */
export const ROOF_SCOPES = ['all', 'slot'] as const;
export type RoofScope = (typeof ROOF_SCOPES)[number];

export const SORT_ORDERS = ['ascending', 'descending'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

/** Which candidates the comparison of runs lists. */
export const CHANGES = ['beyond', 'slot', 'all'] as const;
export type Changes = (typeof CHANGES)[number];

export const CODE_NAMES = ['pytorch', 'keras', 'sweep'] as const;
export type CodeName = (typeof CODE_NAMES)[number];

/** Candidates that may meet on one front, beside their slot: the values of the columns that keep fronts apart. */
export interface Conditions {
  readonly sweep: string;
  readonly device: string;
  readonly engine: string;
  readonly threads: number;
  readonly cache: string;
}
export const CONDITION_NAMES = ['sweep', 'device', 'engine', 'threads', 'cache'] as const;

/** Everything a link reproduces. Held in the URL's hash; the page is a pure function of it and the document. */
export interface ViewState extends Conditions {
  readonly slot: string;
  readonly x: XColumn;
  readonly y: YColumn;
  readonly scale: Scale;
  /** The part of the front's plane that is drawn, as `formatZoom` writes it; empty: all of it. */
  readonly zoom: string;
  readonly colour: ColourColumn;
  readonly shape: ShapeColumn;
  readonly by: Dominance;
  readonly goal: GoalChoice;
  readonly across: Across;
  /** The least mixing reach of what is drawn on the front; empty: any. */
  readonly reach: string;
  /** Keys of the candidates compared side by side, with commas between, the first being the measure of the others. */
  readonly pins: string;
  readonly roof: RoofScope;
  /** Key of the candidate whose details are open. */
  readonly candidate: string | null;
  /** As what the open candidate's block is written. */
  readonly code: CodeName;
  /** The run that others are compared with; null: one that the report chooses. */
  readonly base: string | null;
  /** The runs compared with it, with commas between; empty: those that the report chooses. */
  readonly against: string;
  readonly changes: Changes;
  readonly sort: keyof Row;
  readonly order: SortOrder;
  /** The table's columns with commas between; empty: those of the document's own choice. */
  readonly columns: string;
  /** A query over the table. */
  readonly filter: string;
  /** Only rows in this state, in the table. */
  readonly state: Row['state'] | null;
}
