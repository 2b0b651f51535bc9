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

/** The file of `webHosts.ts`, found in the same way. */
export function webHostsProgram(): string {
  const bundle = process.env['FRAMEWRIGHT_TERMINAL']
  return bundle ? join(ROOT, dirname(bundle), 'webHosts.js') : join(import.meta.dirname, 'webHosts.ts')
}
