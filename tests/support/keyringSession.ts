import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Why no real keyring can be had here; '' where one can. */
export function whyNoKeyring(): string {
  if (process.platform !== 'linux') return 'this test brings its own Linux keyring'
  const missing = ['dbus-run-session', 'gnome-keyring-daemon'].filter((name) => spawnSync(name, ['--version']).error)
  return missing.length === 0 ? '' : `${missing.join(' and ')} not installed`
}

/**
 * Runs Node with `script` as a module inside a session of its own: a message bus and, where asked for, an unlocked
 * keyring, both with folders of their own that are gone afterwards. Gives what it printed.
 */
export function inKeyringSession(script: string, keyring: 'unlocked' | 'none'): string {
  const home = mkdtempSync(path.join(tmpdir(), 'framewright-keyring-'))
  const start = `printf test | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
    daemon=$!; trap 'kill $daemon' EXIT; sleep 0.5`
  const run = `"$NODE" --disable-warning=ExperimentalWarning --input-type=module-typescript -e "$SCRIPT"`
  try {
    const done = spawnSync(
      'dbus-run-session',
      ['--', 'bash', '-c', keyring === 'unlocked' ? `${start}\n${run}` : `unset DBUS_SESSION_BUS_ADDRESS\n${run}`],
      {
        cwd: path.resolve(import.meta.dirname, '../..'),
        encoding: 'utf8',
        timeout: 150_000,
        env: {
          PATH: process.env['PATH'],
          NODE: process.execPath,
          NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
          SCRIPT: script,
          ...homeIn(home),
        },
      },
    )
    if (done.status !== 0) throw new Error(`the session ended with ${done.status}: ${done.stderr}`)
    return done.stdout.trim()
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function homeIn(home: string): Record<string, string> {
  return { HOME: home, XDG_RUNTIME_DIR: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, XDG_CURRENT_DESKTOP: 'GNOME' }
}
