/**
 * What the tests start that is no package of npm's: fetched where Debian's packages can be, else named or passed over by the tests
 * that need it. `node tests/programs.ts` fetches what is missing and nothing else, so that a machine that has nothing can do it while npm
 * installs; it needs no package itself.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Starts in half the time of the Chromium that people use, since it shows nothing. */
export const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'

const starts = (program: string, argument: string) => (): boolean =>
  spawnSync(program, [argument], { stdio: 'ignore' }).error === undefined

/** By Debian's names. */
const PACKAGES: Readonly<Record<string, () => boolean>> = {
  'chromium-headless-shell': () => existsSync(HEADLESS_SHELL),
  // A display that nobody looks at, for windows.
  xvfb: starts('Xvfb', '-version'),
  // What PDFs are read and the network is watched with.
  'poppler-utils': starts('pdftotext', '-v'),
  qpdf: starts('qpdf', '--version'),
  strace: starts('strace', '-V'),
}

function apt(...words: string[]): boolean {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', words, { stdio: 'inherit', env: environment }).status === 0
}

/** Installs what is missing, if this is a Debian whose packages we may install; does nothing elsewhere. */
export function fetchPrograms(): void {
  const missing = Object.keys(PACKAGES).filter((name) => !PACKAGES[name]!())
  if (missing.length === 0 || process.platform !== 'linux' || process.getuid?.() !== 0) return
  if (!starts('apt-get', '--version')()) return
  console.log(`Fetching ${missing.join(', ')} for the tests…`)
  const install = ['install', '-y', '-qq', '--no-install-recommends']
  // One that can't be had keeps none of the others away.
  if (apt('update', '-qq') && !apt(...install, ...missing)) for (const name of missing) apt(...install, name)
}

if (import.meta.main) fetchPrograms()
