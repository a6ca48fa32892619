import { describe, expect, it } from 'vitest';
import { complete, mentionAt } from './mentionAt';

describe('a mention that is being typed', () => {
  it('begins with an at sign of its own', () => {
    expect(mentionAt('ask @be', 7)).toEqual({ start: 4, end: 7, query: 'be' });
    expect(mentionAt('@', 1)).toEqual({ start: 0, end: 1, query: '' });
    expect(mentionAt('anna@be', 7)).toBeNull();
    expect(mentionAt('ask @be later', 13)).toBeNull();
  });

  it('is completed where it stands', () => {
    const draft = { start: 4, end: 7, query: 'be' };
    expect(complete('ask @be', draft, 'ben')).toEqual({ text: 'ask @ben ', caret: 9 });
    expect(complete('ask @be now', draft, 'ben')).toEqual({ text: 'ask @ben now', caret: 8 });
  });
});
