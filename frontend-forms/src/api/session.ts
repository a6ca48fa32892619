/** Where the browser goes when the session has ended; it comes back to the page it left. */
export function signInAddress(location: Pick<Location, 'pathname' | 'search'>): string {
  const here = location.pathname + location.search;
  return here === '/' ? '/sign-in.html' : `/sign-in.html?to=${encodeURIComponent(here)}`;
}

export function toSignIn(): void {
  window.location.assign(signInAddress(window.location));
}
