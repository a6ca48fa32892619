import { mergeConfig } from 'vite';
import base from '../vite.config';
import { mockService } from './mockService';

/** `npm run dev:mock`: the pages against made-up, contract-shaped data, without the service. */
export default mergeConfig(base, {
  plugins: [mockService()],
  server: { port: Number(process.env['PORT'] ?? 5173), strictPort: true, proxy: {} },
  preview: { port: Number(process.env['PORT'] ?? 5173), strictPort: true },
});
