import { describe, expect, it } from 'vitest';
import { costFacts, latencyFacts } from '../details/candidate-facts.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { TABLE_COLUMNS } from '../table/table-columns.js';
import { WORDS, wordOf } from './words.js';

describe('the glossary', () => {
  it('explains every cost, and what is measured', () => {
    for (const [term] of costFacts(sampleRow())) expect(wordOf(term), term).not.toBeNull();
    for (const [term] of latencyFacts(sampleRow()).slice(0, 2)) expect(wordOf(term), term).not.toBeNull();
    const explained = TABLE_COLUMNS.filter(({ title }) => wordOf(title) !== null);
    expect(explained.length).toBeGreaterThan(9);
  });

  it('knows no word by accident', () => {
    expect(wordOf('toString')).toBeNull();
    expect(wordOf('Run')).toBeNull();
  });

  it('never says that reach is accuracy, and never counts bare FLOPs', () => {
    expect(WORDS.reach[1]).toContain('says nothing about accuracy');
    for (const [, meaning] of Object.values(WORDS)) expect(meaning).not.toMatch(/\d FLOPs\b/);
  });
});
