import { expect, it } from 'vitest';
import { formatSize } from './formatSize';

it('says sizes as people do', () => {
  expect(formatSize(999, 'en')).toBe('999 B');
  expect(formatSize(1_204, 'en')).toBe('1.2 kB');
  expect(formatSize(8_388_608, 'en')).toBe('8.4 MB');
  expect(formatSize(123_456_789, 'en')).toBe('123 MB');
});
