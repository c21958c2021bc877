/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { brotli } from './build/brotli.ts';
import { icons } from './build/icons.ts';
import { messages } from './build/messages.ts';
import { templates } from './build/templates.ts';

const server = process.env.STEWARD_SERVER ?? 'http://127.0.0.1:8080';
const proxy = Object.fromEntries(
  ['/api', '/pictures', '/dev', '/healthz', '/readyz'].map((path) => [path, { target: server }]),
);

/** A part of a catalogue says in its name which one it is. */
function chunkFileNames({ facadeModuleId }: { facadeModuleId?: string | null }): string {
  const area = /\?area=(\w+)$/.exec(facadeModuleId ?? '')?.[1];
  return area === undefined ? 'assets/[name]-[hash].js' : `assets/[name].${area}-[hash].js`;
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [messages(), icons(), templates(), brotli()],
  build: {
    target: 'es2023',
    // A data: address would need a wider policy than 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output: { chunkFileNames } },
  },
  worker: { format: 'es' },
  server: { proxy },
  preview: { proxy },
  test: {
    include: ['src/**/*.test.ts', '../tests/web/**/*.test.ts'],
    environment: 'node',
  },
});
