import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { fusesOf } from '../../electron/pack/knownFuses.ts'
import { shippedPackages } from '../../electron/pack/shippedPackages.ts'
import { bytesUnder, packApp, packable } from '../support/packApp.ts'
import { endAll, refusedBy, runPacked } from '../support/runPacked.ts'
import type { Start } from '../support/runPacked.ts'
import { APP_FILE, APP_LIST, newSigner, programOf, publicWords, publish, serveFolder } from '../support/updateServer.ts'

const found = packable()
const reason = 'why' in found ? ` (skipped: ${found.why})` : ''
const CHANGED = /Framewright was changed after it was made: \S+ is not the part that came with it/

/** Makes a file that is named after the way by which it was run. */
type CodeOf = (way: string) => string

interface ArchiveFolder {
  readonly files: Readonly<Record<string, ArchiveFolder>>
}

let work: string
let packed: string
let updates: Awaited<ReturnType<typeof serveFolder>>
const signer = newSigner()

/** A computer of the test's own, on which the app was never started. */
function home(): string {
  return mkdtempSync(join(work, 'home-'))
}

test.describe(`the packed app${reason}`, () => {
  test.skip('why' in found)

  test.beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'framewright-packed-'))
    updates = await serveFolder(join(work, 'served'))
    publish(join(work, 'served'), '99.0.0', signer)
    packed = packApp('dist' in found ? found.dist : '', join(work, 'dist'), {
      FRAMEWRIGHT_UPDATE_URL: updates.url,
      FRAMEWRIGHT_UPDATE_KEY: publicWords(signer),
    })
  })
  test.afterEach(endAll)
  test.afterAll(() => {
    updates.close()
    rmSync(work, { recursive: true, force: true })
  })

  test('starts on the sample film, draws its panels and ends', async () => {
    const own = home()
    const app = await runPacked(packed, { home: own })
    await app.page.locator('html[data-ready]').waitFor()
    await expect(app.page).toHaveTitle(/— Saved$/)
    const [film] = readdirSync(join(own, 'films'))
    await expect.poll(() => readdirSync(join(own, 'films', film!, 'previews')).length).toBeGreaterThan(0)
    expect(app.heard()).not.toMatch(CHANGED)
    expect(await app.close()).toBe(0)
  })

  test('holds the build, the packages that are marked external and what they need, and nothing else', () => {
    const archive = readFileSync(join(packed, 'resources/app.asar'))
    // An archive begins with four lengths, the last of which is that of its list of files (https://github.com/electron/asar).
    const list = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as ArchiveFolder
    expect(Object.keys(list.files).toSorted()).toEqual(['node_modules', 'out', 'package.json'])
    const held = Object.entries(list.files['node_modules']!.files).flatMap(([name, { files }]) =>
      name.startsWith('@') ? Object.keys(files).map((inner) => `${name}/${inner}`) : [name],
    )
    expect(held.toSorted()).toEqual(shippedPackages(join(import.meta.dirname, '../..')))
  })

  test('has its switches set as they are said', () => {
    expect(fusesOf(readFileSync(join(packed, 'framewright'))).slice(0, 8)).toEqual([
      false,
      true,
      false,
      false,
      true,
      true,
      false,
      false,
    ])
  })

  /** Two starts with all that would make Electron run another's code: each way, where it were open, makes a file of its own. */
  const attacks: readonly [string, (codeOf: CodeOf, home: string) => Omit<Start, 'home'>][] = [
    [
      'ELECTRON_RUN_AS_NODE',
      (codeOf) => ({ words: ['-e', codeOf('run-as-node')], environment: { ELECTRON_RUN_AS_NODE: '1' } }),
    ],
    [
      'NODE_OPTIONS, --require, --inspect and --inspect-brk',
      (codeOf, own) => {
        const script = (name: string): string => {
          const path = join(own, `${name}.cjs`)
          writeFileSync(path, codeOf(name))
          return path
        }
        const debuggers = ['--inspect=127.0.0.1:0', '--inspect-brk=127.0.0.1:0']
        return {
          words: [`--require=${script('require')}`, '-r', script('r'), ...debuggers],
          environment: { NODE_OPTIONS: `--require ${script('options')}` },
        }
      },
    ],
  ]
  for (const [name, attack] of attacks)
    test(`runs no code of others by ${name}`, async () => {
      const own = home()
      const codeOf: CodeOf = (way) =>
        `require('node:fs').writeFileSync(${JSON.stringify(join(own, `made by ${way}`))}, '')`
      const app = await runPacked(packed, { home: own, ...attack(codeOf, own) })
      await app.page.locator('html[data-ready]').waitFor()
      await app.close()
      expect(readdirSync(own).filter((file) => file.startsWith('made by'))).toEqual([])
      expect(app.heard()).not.toMatch(/Debugger listening|For help, see: https:\/\/nodejs/)
    })

  test('loads no machine code that the environment names', async () => {
    const part = globSync('resources/app.asar.unpacked/**/keyring*.node', { cwd: packed })[0]!
    const environment = { NAPI_RS_NATIVE_LIBRARY_PATH: join(work, 'stranger.node') }
    cpSync(join(packed, part), environment.NAPI_RS_NATIVE_LIBRARY_PATH)
    const said = await refusedBy(packed, { home: home(), environment }, CHANGED)
    expect(said).toMatch(/stranger\.node is not the part that came with it/)
  })

  test('refuses machine code that was changed, with words', async () => {
    const part = join(packed, globSync('resources/app.asar.unpacked/**/skia*.node', { cwd: packed })[0]!)
    const before = readFileSync(part)
    try {
      writeFileSync(part, Buffer.concat([before, Buffer.from([0])]))
      const own = home()
      expect(await refusedBy(packed, { home: own }, CHANGED)).toMatch(/Install Framewright again/)
      expect(existsSync(join(own, 'films'))).toBe(false)
    } finally {
      writeFileSync(part, before)
    }
  })

  test('is started with a changed archive: Electron checks it on macOS and Windows, and nothing does on Linux', async () => {
    const archive = join(packed, 'resources/app.asar')
    const before = readFileSync(archive)
    const changed = Buffer.from(before)
    const at = changed.indexOf('<title>Framewright</title>')
    expect(at).toBeGreaterThan(0)
    changed.write('<title>Framewrong </title>'.slice(0, 26), at)
    try {
      writeFileSync(archive, changed)
      const app = await runPacked(packed, { home: home() })
      await app.page.locator('html[data-ready]').waitFor()
      expect(await app.close()).toBe(0)
    } finally {
      writeFileSync(archive, before)
    }
  })

  test('asks for a newer version after a yes alone, and is that version once it has ended', async () => {
    const own = home()
    const installed = join(own, 'Framewright.AppImage')
    writeFileSync(installed, programOf('old'), { mode: 0o755 })
    expect(updates.asked).toEqual([])
    const app = await runPacked(packed, { home: own, environment: { APPIMAGE: installed } })
    const { page } = app
    await page.locator('html[data-ready]').waitFor()
    await page.keyboard.press('Control+,')
    await page.getByRole('tab', { name: 'Updates' }).click()
    const choice = page.getByRole('checkbox', { name: /Keep Framewright up to date/ })
    await expect(choice).not.toBeChecked()
    expect(updates.asked).toEqual([])
    await choice.check()
    await expect(page.getByText('Version 99.0.0 is downloaded and will be installed after you quit.')).toBeVisible()
    expect(updates.asked.map((each) => each.path)).toEqual([
      `/app/${APP_LIST}`,
      `/app/${APP_LIST}.sig`,
      `/app/${APP_FILE}`,
    ])
    expect(readFileSync(installed, 'utf8')).toBe(programOf('old'))
    expect(await app.close()).toBe(0)
    expect(readFileSync(installed, 'utf8')).toBe(programOf('99.0.0'))
  })

  test('is not larger than it was said to be', () => {
    const size = Math.round(bytesUnder(packed) / 1e6)
    const ours = Math.round(bytesUnder(join(packed, 'resources')) / 1e6)
    test.info().annotations.push({ type: 'size', description: `${size} MB, of which ${ours} MB are not Electron` })
    expect(size).toBeLessThan(450)
  })
})
