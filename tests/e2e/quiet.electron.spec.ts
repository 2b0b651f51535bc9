import { spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startProxy } from '../support/proxy.ts'
import { drawLine, enterPanel, expect, inkOn, newHome, ready, saved, test } from './app.ts'
import type { Launched } from './launch.ts'

const untraced = spawnSync('strace', ['-V']).error ? ' (skipped: there is no strace here)' : ''

test(`a start, work and a quit behind a listening proxy ask nothing of the network${untraced}`, async ({ launch }) => {
  test.skip(untraced !== '')
  const home = newHome()
  const trace = join(home, 'trace')
  const proxy = await startProxy()
  const app = await launch({
    home,
    through: 'traced.sh',
    // The system's settings, which the app looks up, and what a program of another kind would read.
    switches: [`--proxy-server=${proxy.place}`],
    environment: { TRACE: trace, FRAMEWRIGHT_KEYCHAIN: 'off', http_proxy: `http://${proxy.place}` },
  })
  const { page } = app
  await ready(page)
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('n')
  await enterPanel(page)
  await drawLine(page, [0.2, 0.3], [0.8, 0.6], 6)
  await expect.poll(() => inkOn(page)).toBeGreaterThan(100)
  await page.keyboard.press('Escape')
  await work(page)
  await print(app, join(home, 'Pages.pdf'))
  await saved(page)
  const [tcp, udp] = [createServer(), createSocket('udp4')]
  tcp.listen(0, '127.0.0.1')
  udp.bind(0, '127.0.0.1')
  await Promise.all([once(tcp, 'listening'), once(udp, 'listening')])
  await reachOut(page, (tcp.address() as AddressInfo).port, udp.address().port)
  await app.close()
  tcp.close()
  udp.close()
  const calls = readFileSync(trace, 'latin1').split('\n')
  expect(calls.some((call) => /connect\(\d+<UNIX/.test(call))).toBe(true)
  expect(calls.filter(leaves)).toEqual([])
  expect(proxy.asked).toEqual([])
  await proxy.close()
})

/** What a person does who sends nothing: looks at every setting, finds a command, makes a card and a stand-in's take. */
async function work(page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog')
  for (const tab of ['Generation', 'Key', 'Project', 'Updates', 'Film'])
    await settings.getByRole('tab', { name: tab }).click()
  await page.keyboard.press('Escape')
  await expect(settings).toBeHidden()
  for (const tab of ['Cards', 'Layers', 'Shot', 'Takes'])
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
  await page.getByRole('button', { name: 'Make take' }).click()
  await expect(page.getByText('T1', { exact: true }).first()).toBeVisible()
}

/** By the palette. */
async function print(app: Launched, file: string): Promise<void> {
  const { page } = app
  await app.answerDialogs(file)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Export')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('status', { name: 'Page' }).waitFor()
  await dialog.getByRole('button', { name: /^Export/ }).press('Enter')
  await expect(dialog.getByText(/Saved to/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

/**
 * A connection made, or a packet sent. Chromium learns which way a packet would take by naming a far address to a socket on
 * which it then sends nothing; and what answers the test's own debugger was not begun here.
 */
function leaves(call: string): boolean {
  return /connect\(\d+<TCP/.test(call) || /send\w+\(\d+<UDP/.test(call)
}

/** Every way out that a page has without asking, taken by a page that means harm. */
async function reachOut(page: Page, tcp: number, udp: number): Promise<void> {
  await page.evaluate(
    async ([tcpPort, udpPort]) => {
      const web = `http://127.0.0.1:${tcpPort}/`
      const call = new RTCPeerConnection({
        iceServers: [
          { urls: `stun:127.0.0.1:${udpPort}` },
          { urls: `turn:127.0.0.1:${tcpPort}?transport=tcp`, username: 'a', credential: 'b' },
        ],
      })
      call.createDataChannel('out')
      const gathered = new Promise((done) =>
        call.addEventListener('icegatheringstatechange', () => call.iceGatheringState === 'complete' && done(null)),
      )
      await call.setLocalDescription(await call.createOffer())
      await gathered
      for (const rel of [
        'preconnect',
        'dns-prefetch',
        'prefetch',
        'modulepreload',
        'icon',
        'stylesheet',
        'prerender',
      ]) {
        const link = document.createElement('link')
        Object.assign(link, { rel, href: web, as: 'script' })
        document.head.append(link)
      }
      navigator.sendBeacon(web, 'out')
      await fetch(web).catch(() => undefined)
      new Image().src = web
      window.open(web)
      const link = document.createElement('a')
      Object.assign(link, { href: web, download: 'out', ping: web })
      link.click()
    },
    [tcp, udp] as const,
  )
}
