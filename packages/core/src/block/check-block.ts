import { BlockError } from './block-error.js';
import type { BlockOptions, BlockSpec } from './block-spec.js';
import { MIX_NAMES, SHORTCUT_NAMES } from './block-spec.js';
import { blockKind } from './catalogue.js';
import { COMMON_DEFAULTS } from './common-options.js';
import type { BlockKind } from './kind.js';
import { ACTIVATION_NAMES } from './layer.js';
import { checkLayerOptions } from './layer-options.js';
import { checkCount, checkPair } from './layer-output.js';

type Check = (value: never, place: string) => void;

const CHECKS: { readonly [Name in keyof BlockOptions]: (value: BlockOptions[Name], place: string) => void } =
  {
    kernel: checkPair,
    dilation: checkPair,
    groups: checkCount,
    middleChannels: checkCount,
    ratio: checkPositive,
    expansion: checkPositive,
    mix: (value, place) => checkWord(value, MIX_NAMES, place),
    shortcut: (value, place) => checkWord(value, SHORTCUT_NAMES, place),
    activation: (value, place) => checkWord(value, ACTIVATION_NAMES, place),
    bias: (value, place) => checkWord(value, [true, false], place),
    squeezeExcite: checkReduction,
    layers: checkLayers,
  };

/** The names of all options that a kind takes, the common ones included. */
export function optionNames(kind: BlockKind): readonly string[] {
  return [...Object.keys(kind.options), ...Object.keys(COMMON_DEFAULTS)];
}

/**
 * Looks at a block on its own, before any slot.
 * @throws {BlockError} for an unknown kind, an option it does not take or lacks, or a value out of range
 */
export function checkBlock(block: BlockSpec): BlockKind {
  const kind = blockKind(block.kind);
  const names = optionNames(kind);
  for (const [name, value] of Object.entries(block)) {
    if (name === 'kind' || value === undefined) continue;
    if (!names.includes(name)) {
      throw new BlockError('UNKNOWN_OPTION', {
        place: name,
        received: value,
        hint: `${kind.kind} takes ${names.join(', ')}`,
      });
    }
    const check: Check = CHECKS[name as keyof BlockOptions];
    check(value as never, name);
  }
  for (const name of kind.required) {
    if (block[name] !== undefined) continue;
    throw new BlockError('MISSING_OPTION', {
      place: name,
      received: undefined,
      hint: `give ${kind.kind} its ${name}`,
    });
  }
  return kind;
}

function checkPositive(value: number, place: string): void {
  if (Number.isFinite(value) && value > 0) return;
  throw new BlockError('BAD_VALUE', { place, received: value, hint: 'use a number above 0' });
}

function checkReduction(value: number, place: string): void {
  if (value === 0 || (Number.isFinite(value) && value >= 1)) return;
  throw new BlockError('BAD_VALUE', {
    place,
    received: value,
    hint: 'the channels are divided by it: use 4 for a quarter, 0 for none',
  });
}

function checkWord<Word>(value: Word, words: readonly Word[], place: string): void {
  if (words.includes(value)) return;
  throw new BlockError('BAD_VALUE', { place, received: value, hint: `use one of ${words.join(', ')}` });
}

function checkLayers(layers: BlockOptions['layers'], place: string): void {
  if (layers.length === 0)
    throw new BlockError('NO_LAYERS', { place, received: layers, hint: 'give at least one layer' });
  layers.forEach((layer, position) => {
    checkLayerOptions(layer, `${place}[${position}]`);
  });
}
