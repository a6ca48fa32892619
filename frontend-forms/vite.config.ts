import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const service = process.env['COUNTERSIGN_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: {
    outDir: 'dist',
    manifest: 'manifest.json',
    // vega and form-js are larger than the default limit; both are loaded only when a page shows them.
    chunkSizeWarningLimit: 900,
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { '/api': service, '/j_security_check': service },
  },
  test: {
    environment: 'jsdom',
    pool: 'threads',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testSetup.ts'],
    css: false,
    // ./check adds the counts up.
    reporters: ['default', ['json', { outputFile: 'target/vitest.json' }]],
    restoreMocks: true,
    unstubGlobals: true,
    // A shared two-core machine can be slow to start a worker.
    testTimeout: 15_000,
  },
});
