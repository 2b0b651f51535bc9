/** `node tests/support/bundleTerminal.ts`: the terminal, the web host and the programs that tests start, with their threads, in out/terminal. */
import { resolve } from 'node:path'
import { build } from 'vite'
import { EXTERNAL, THREADS } from '../../electron/pack/shippedPackages.ts'
import { PROGRAMS } from './terminalProgram.ts'

const root = resolve(import.meta.dirname, '../..')
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: [...EXTERNAL] },
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'out/terminal',
    rollupOptions: {
      input: {
        cli: 'electron/cli.ts',
        ...Object.fromEntries(PROGRAMS.map((name) => [name, `tests/support/${name}.ts`])),
        ...THREADS,
      },
      external: ['electron', /^node:/, ...EXTERNAL],
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
