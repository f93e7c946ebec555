import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockSpec, Slot } from '../block/index.js';
import { type CandidateRequest, candidateKey, makeCandidate } from './candidate-key.js';

const slot: Slot = { input: { height: 56, width: 56, channels: 128 }, outputChannels: 128, stride: 1 };
const standard: BlockSpec = { kind: 'standard' };
const request: CandidateRequest = { slot, block: standard, engine: 'wasm' };

describe('candidateKey', () => {
  // Databases hold these keys: a change here loses every measurement ever stored. They must never change.
  it('gives the golden keys', () => {
    const golden: readonly (readonly [CandidateRequest, string])[] = [
      [request, 'e8d669a1fc0876960732'],
      [{ ...request, block: { kind: 'grouped', groups: 8, mix: 'pointwise' } }, 'a659fc9c2e966f51f389'],
      [
        { ...request, block: { kind: 'depthwise-separable', kernel: [5, 5], squeezeExcite: 4 } },
        '86e8607e1c8e143ed108',
      ],
      [
        {
          slot: { input: { height: 28, width: 14, channels: 32 }, outputChannels: 64, stride: 2 },
          block: { kind: 'inverted-residual', expansion: 4, activation: 'relu6', bias: true },
          engine: 'onnxruntime',
          options: { algorithm: 'direct', threads: 2 },
        },
        '335487cfa6dd72c44578',
      ],
      [{ ...request, options: { chain: 8 } }, '02e96577324ab1c8f2e4'],
      [
        {
          ...request,
          block: {
            kind: 'sequence',
            layers: [
              { layer: 'conv2d', outputChannels: 64 },
              { layer: 'conv2d', kernel: [3, 3], outputChannels: 128, padding: [1, 1, 1, 1] },
            ],
          },
        },
        'cb66bb06e6b8b24cba80',
      ],
    ];
    for (const [asked, key] of golden) expect(candidateKey(asked)).toBe(key);
  });

  it('leaves out defaults, so that what is said outright has the key of what is not', () => {
    const outright: CandidateRequest = {
      slot,
      block: {
        bias: false,
        activation: 'none',
        squeezeExcite: 0,
        dilation: [1, 1],
        kernel: [3, 3],
        kind: 'standard',
      },
      engine: 'wasm',
      options: { chain: 1, threads: 1, algorithm: 'auto' },
    };
    expect(candidateKey(outright)).toBe(candidateKey(request));
  });

  it('differs with everything that is asked', () => {
    const different: CandidateRequest[] = [
      request,
      { ...request, engine: 'reference' },
      { ...request, block: { kind: 'standard', kernel: [5, 5] } },
      { ...request, block: { kind: 'standard', kernel: [1, 3] } },
      { ...request, block: { kind: 'standard', kernel: [3, 1] } },
      { ...request, block: { kind: 'pointwise' } },
      { ...request, slot: { ...slot, stride: 2 } },
      { ...request, slot: { ...slot, outputChannels: 64 } },
      { ...request, slot: { ...slot, input: { height: 56, width: 55, channels: 128 } } },
      { ...request, slot: { ...slot, input: { height: 55, width: 56, channels: 128 } } },
      { ...request, options: { algorithm: 'direct' } },
      { ...request, options: { threads: 2 } },
      { ...request, options: { chain: 2 } },
    ];
    const keys = different.map(candidateKey);
    expect(new Set(keys).size).toBe(different.length);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{20}$/);
  });

  it('does not depend on the order in which a block or a slot is written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 4, 8),
        fc.constantFrom('none', 'shuffle', 'pointwise'),
        (groups, mix) => {
          const one: BlockSpec = { kind: 'grouped', groups, mix, bias: true };
          const other: BlockSpec = { bias: true, mix, groups, kind: 'grouped' };
          const { outputChannels, stride, input } = slot;
          const { channels, height, width } = input;
          const turned: Slot = { stride, outputChannels, input: { channels, width, height } };
          expect(candidateKey({ ...request, slot: turned, block: other })).toBe(
            candidateKey({ ...request, block: one }),
          );
        },
      ),
    );
  });
});

describe('makeCandidate', () => {
  it('holds the block in canonical form and the options whole', () => {
    expect(
      makeCandidate({ ...request, block: { kind: 'standard', bias: false }, options: { threads: 4 } }),
    ).toEqual({
      key: candidateKey({ ...request, options: { threads: 4 } }),
      slot,
      block: { kind: 'standard' },
      engine: 'wasm',
      options: { algorithm: 'auto', threads: 4, chain: 1 },
    });
  });

  it('has a key that its own fields give again', () => {
    const candidate = makeCandidate({ ...request, options: { chain: 3 } });
    expect(candidateKey(candidate)).toBe(candidate.key);
  });
});
