import { describe, expect, it } from 'vitest';
import { destination } from '../public/sign-in/destination.js';

const HOME = 'https://countersign.example.org';

describe('destination after sign-in', () => {
  it.each(['/', '/tasks/t1', '/instances?state=ACTIVE&page=2', '/decisions/d1#proof'])(
    'goes to the page %s',
    (to) => {
      expect(destination(to, HOME)).toBe(to);
    },
  );

  it.each([
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'tasks/t1',
    '/sign-in.html?to=/sign-in.html',
    '/api/sign-out',
    '/a/..//evil.example\\',
  ])('goes to the inbox instead of %s', (to) => {
    expect(destination(to, HOME)).toBe('/');
  });

  it('stays on this site whatever dots are in the path', () => {
    const path = destination('/a/..//evil.example', HOME);

    expect(new URL(path, HOME).origin).toBe(HOME);
  });
});
