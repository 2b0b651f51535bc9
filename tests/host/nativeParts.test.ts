import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { archiveOf } from '../../electron/host/native/nativeParts.ts'
import { checkOutside, writeNativeList } from '../../electron/pack/nativeList.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
/** The smallest real one that is installed here. */
const PART = globSync('node_modules/@napi-rs/keyring-*/*.node', { cwd: ROOT })[0]!
const BESIDE = path.join(path.dirname(PART), 'tables.dat')
const GUARD = path.join(ROOT, 'electron/host/native/guardNativeParts.ts')

const folder = temporaryFolder()
const archive = path.join(folder.path, 'app.asar')
afterEach(() => folder.remove())

function packed(platform = 'linux'): void {
  mkdirSync(path.join(archive, 'out/main'), { recursive: true })
  mkdirSync(path.join(archive, path.dirname(PART)), { recursive: true })
  cpSync(path.join(ROOT, PART), path.join(archive, PART))
  writeFileSync(path.join(archive, BESIDE), 'what the machine code reads')
  writeNativeList(archive, platform)
}

/** What a process of the packed app gets when it asks for machine code. */
function load(file: string): string {
  const script = `
    import { createRequire } from 'node:module'
    import { changedPartIn, guardNativeParts } from ${JSON.stringify(GUARD)}
    guardNativeParts(${JSON.stringify(path.join(archive, 'out/main'))})
    const require = createRequire(import.meta.url)
    try { console.log(Object.keys(require(${JSON.stringify(file)})).includes('AsyncEntry') ? 'loaded' : 'odd') }
    catch (error) { console.log(changedPartIn(new Error('no binding', { cause: new Error(error.message) })) ?? error) }`
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script]
  return spawnSync(process.execPath, flags, { encoding: 'utf8' }).stdout.trim()
}

describe('machine code in the packed app', () => {
  it('loads as it was packed', () => {
    packed()
    expect(load(path.join(archive, PART))).toBe('loaded')
    const beside = path.join(`${archive}.unpacked`, PART)
    for (const file of [PART, BESIDE]) cpSync(path.join(archive, file), path.join(`${archive}.unpacked`, file))
    expect(load(beside)).toBe('loaded')
    appendFileSync(beside, '\0')
    expect(load(beside)).toContain('is not the part')
  })

  it.each<[string, () => string]>([
    ['a byte more', () => (appendFileSync(path.join(archive, PART), '\0'), PART)],
    [
      'a byte changed',
      () => {
        const bytes = readFileSync(path.join(archive, PART))
        bytes[bytes.length >> 1]! ^= 1
        writeFileSync(path.join(archive, PART), bytes)
        return PART
      },
    ],
    ['data beside it that changed', () => (appendFileSync(path.join(archive, BESIDE), '!'), PART)],
    ['data beside it that is gone', () => (rmSync(path.join(archive, BESIDE)), PART)],
    [
      'a stranger in its folder',
      () => {
        const stranger = path.join(path.dirname(PART), 'stranger.node')
        cpSync(path.join(archive, PART), path.join(archive, stranger))
        return stranger
      },
    ],
    ['one from anywhere else', () => path.relative(archive, path.join(ROOT, PART))],
  ])('is refused with words: %s', (_name, change) => {
    packed()
    const asked = path.resolve(archive, change())
    const said = load(asked)
    expect(said).toMatch(/^Framewright was changed after it was made: .*(\.node|tables\.dat) is not the part/)
    expect(said).toMatch(/Install Framewright again/)
  })

  it('is checked by name alone on macOS, where signing changes it and the system checks who signed', () => {
    packed('darwin')
    appendFileSync(path.join(archive, PART), '\0')
    expect(load(path.join(archive, PART))).toBe('loaded')
    expect(load(path.join(ROOT, PART))).toContain('is not the part')
  })

  it.each([
    ['/opt/Framewright/resources/app.asar/out/main', '/opt/Framewright/resources/app.asar'],
    ['C:\\Apps\\resources\\app.asar\\out\\main\\chunks', 'C:\\Apps\\resources\\app.asar'],
    ['/home/me/framewright/out/main', null],
    ['/home/me/app.asar.copy/out/main', null],
  ])('%s belongs to %s', (file, expected) => {
    expect(archiveOf(file)).toBe(expected)
  })

  it('is all that a packed app may have beside its archive', () => {
    packed()
    const outside = path.join(folder.path, 'app.asar.unpacked')
    cpSync(path.join(archive, PART), path.join(outside, PART))
    expect(() => checkOutside(archive, folder.path)).not.toThrow()
    writeFileSync(path.join(outside, path.dirname(PART), 'index.js'), '')
    expect(() => checkOutside(archive, folder.path)).toThrow('index.js would lie outside the archive')
  })
})
