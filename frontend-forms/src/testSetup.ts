import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import './i18n';

// The first test of a file also loads the code of its page.
configure({ asyncUtilTimeout: 8_000 });

beforeEach(() => {
  // jsdom draws nothing: it has no media queries, no observers and no scrolling.
  window.matchMedia = (query) =>
    ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as never;
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  class Observer {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.stubGlobal('ResizeObserver', Observer);
});

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});
