import { dirname, join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')

/**
 * The file that Node runs for `framewright`: the source, or what `bundleTerminal.ts` made of it where the run of all tests
 * says so: a bundle starts with half the work, and hundreds of tests start one. `root`: another checkout, which has no bundle.
 */
export function terminalProgram(root = ROOT): string {
  const bundle = process.env['FRAMEWRIGHT_TERMINAL']
  return bundle && root === ROOT ? join(ROOT, bundle) : join(root, 'electron', 'cli.ts')
}

/** Programs of this folder that tests start, and most of them kill: each is bundled beside the terminal. */
export const PROGRAMS = ['webHosts', 'accidentRunner', 'batchRunner', 'maker', 'opener', 'writer'] as const

/** The file of one of them, found in the same way. */
export function supportProgram(name: (typeof PROGRAMS)[number]): string {
  const bundle = process.env['FRAMEWRIGHT_TERMINAL']
  return bundle ? join(ROOT, dirname(bundle), `${name}.js`) : join(import.meta.dirname, `${name}.ts`)
}
