import { describe, expect, it } from 'vitest';
import { fromLocal, toLocal } from './dates';

describe('dates of a dialog', () => {
  it('come back as they went in', () => {
    expect(fromLocal(toLocal('2026-02-27T15:00:00Z'))).toBe('2026-02-27T15:00:00.000Z');
    expect(toLocal('2026-02-27T15:00:00Z')).toMatch(/^2026-02-2[678]T\d\d:\d\d$/);
  });

  it('are nothing when nothing is filled in', () => {
    expect(toLocal(null)).toBe('');
    expect(fromLocal('')).toBeNull();
  });
});
