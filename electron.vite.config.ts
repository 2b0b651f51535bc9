import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { EXTERNAL, THREADS } from './electron/pack/shippedPackages.ts'

export default defineConfig({
  main: {
    build: {
      target: 'node20',
      externalizeDeps: false,
      rollupOptions: {
        input: { begin: 'electron/begin.ts', main: 'electron/main.ts', ...THREADS },
        external: ['electron', 'node:sqlite', ...EXTERNAL],
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      // Read from disk, not over a network: one file starts fastest.
      chunkSizeWarningLimit: 4000,
      outDir: 'out/renderer',
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
})
