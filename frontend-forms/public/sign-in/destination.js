/**
 * Where to go after signing in: only a page of this very site. An address from elsewhere must not be
 * able to send a person who has just signed in away.
 *
 * @param {string | null} to the wanted path, as it came in the address
 * @param {string} origin of this site
 * @returns {string} a path
 */
export function destination(to, origin) {
  if (to === null || !/^\/(?![/\\])/.test(to) || /[\\\u0000-\u001f]/.test(to)) {
    return '/';
  }
  const target = new URL(to, origin);
  if (target.origin !== origin || /^\/(sign-in|api|j_security_check)/.test(target.pathname)) {
    return '/';
  }
  const path = target.pathname + target.search + target.hash;
  // `/a/..//elsewhere` becomes `//elsewhere`, which is another site again.
  return path.startsWith('//') ? '/' : path;
}
