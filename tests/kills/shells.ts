import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { createClient } from '#shared/contract/client.ts'
import type { Client } from '#shared/contract/client.ts'
import { electronBinary } from '../e2e/launch.ts'
import { visit } from '../support/webVisitor.ts'
import type { Place } from './place.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** A running app that is worked with until it is killed. */
export interface Victim {
  readonly client: Client
  asset(path: string, init?: { method: string; body: Uint8Array }): Promise<Response>
  /** SIGKILL to its first process, `all`: to every process of its group; ends when that one is gone. */
  kill(all: boolean): Promise<void>
}

export type ShellName = 'electron' | 'web'

/** Starts the shell on this film. */
export function startShell(shell: ShellName, place: Place, folder: string): Promise<Victim> {
  return shell === 'web' ? startWeb(place, folder) : startElectron(place, folder)
}

async function startWeb(place: Place, folder: string): Promise<Victim> {
  const words = ['--disable-warning=ExperimentalWarning', 'electron/cli.ts', 'web', folder, '--port', '0']
  const host = spawn(process.execPath, words, {
    cwd: ROOT,
    env: place.environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await addressOf(host)
  const visitor = await visit({ url, origin: new URL(url).origin })
  return {
    client: createClient(visitor.transport),
    asset: (address, init) => visitor.fetch(address, init as RequestInit),
    async kill(all) {
      visitor.leave()
      await killed(host, all)
    },
  }
}

async function addressOf(host: ChildProcess): Promise<string> {
  let heard = ''
  for await (const chunk of host.stdout!) {
    heard += String(chunk)
    const address = /http:\/\/\S+/.exec(heard)?.[0]
    if (address === undefined) continue
    host.stdout!.resume()
    return address
  }
  throw new Error(`the web host gave no address: ${heard}`)
}

/** Under a busy machine's debugger Electron hangs now and then before any of the app has run: it is started again. */
const START_MS = 45_000
const STARTS = 3

async function launchElectron(place: Place, folder: string, starts = STARTS): Promise<ElectronApplication> {
  const executablePath = electronBinary()
  try {
    return await _electron.launch({
      ...(executablePath ? { executablePath } : {}),
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT, folder],
      cwd: ROOT,
      env: place.environment,
      timeout: START_MS,
    })
  } catch (error) {
    if (starts === 1) throw error
    return launchElectron(place, folder, starts - 1)
  }
}

/** The app in its own window, which has the film open as a person would. */
async function startElectron(place: Place, folder: string): Promise<Victim> {
  const app = await launchElectron(place, folder)
  const page = await app.firstWindow()
  await page.locator('html[data-ready]').waitFor({ timeout: 180_000 })
  return {
    client: createClient({
      call: (method, input) =>
        page.evaluate(([name, given]) => globalThis.framewright!.call(name, given), [method, input] as const),
      listen: () => () => undefined,
    }),
    asset: (address, init) => assetOf(page, address, init),
    async kill(all) {
      const closed = app.waitForEvent('close')
      await killed(app.process(), all)
      await closed
    },
  }
}

async function assetOf(page: Page, address: string, init?: { method: string; body: Uint8Array }): Promise<Response> {
  const body = init ? Buffer.from(init.body).toString('base64') : null
  const answer = await page.evaluate(
    async ([way, method, packed]) => {
      const bytes = packed === null ? null : Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
      const got = await fetch(way, { method, ...(bytes ? { body: bytes } : {}) })
      const received = new Uint8Array(await got.arrayBuffer())
      return { status: got.status, body: btoa(Array.from(received, (byte) => String.fromCharCode(byte)).join('')) }
    },
    [address, init?.method ?? 'GET', body] as const,
  )
  return new Response(Buffer.from(answer.body, 'base64'), { status: answer.status })
}

/** Load-bearing: ends nothing but what was started here, by its number; `all` needs it to lead a group of its own. */
export async function killed(child: ChildProcess, all: boolean): Promise<void> {
  const { pid } = child
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  process.kill(all ? -pid : pid, 'SIGKILL')
  await gone
}
