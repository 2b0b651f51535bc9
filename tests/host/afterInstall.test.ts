import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listFonts } from '#host/pdf/fontChain.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const STEPS = path.resolve(import.meta.dirname, '../../.ci/afterInstall.mjs')
const SANS = 'node_modules/@expo-google-fonts/noto-sans'
const WINDOWS = process.platform === 'win32'
const NODE = `node-${WINDOWS ? 'win' : process.platform}-${process.arch}`
const BROUGHT = `node_modules/.bin/${WINDOWS ? 'node.exe' : 'node'}`
const ASKED = '24.30.0'

describe('after an install', () => {
  let home: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    home = temporaryFolder()
    write('.ci/node/package.json', JSON.stringify({ optionalDependencies: { [NODE]: ASKED } }))
  })
  afterEach(() => home.remove())

  function write(file: string, text = ''): void {
    mkdirSync(path.dirname(path.join(home.path, file)), { recursive: true })
    writeFileSync(path.join(home.path, file), text)
  }
  const has = (file: string): boolean => existsSync(path.join(home.path, file))

  /** What the steps say on standard error when a Node of this version takes them and npm fetches these files. */
  function afterInstall(version = ASKED, fetches: Readonly<Record<string, string>> = {}): string {
    const files = Object.entries(fetches).map(([name, text]) => [`node_modules/${NODE}/${name}`, text])
    write(
      'npm.cjs',
      `const fs = require('fs'), path = require('path')
      for (const [name, text] of ${JSON.stringify(files)}) {
        fs.mkdirSync(path.dirname(name), { recursive: true })
        fs.writeFileSync(name, text)
      }`,
    )
    const steps = `Object.defineProperty(process, 'version', { value: 'v${version}' })
      import(${JSON.stringify(STEPS)})`
    const env = { ...process.env, npm_execpath: path.join(home.path, 'npm.cjs') }
    return spawnSync(process.execPath, ['-e', steps], { cwd: home.path, encoding: 'utf8', env }).stderr
  }

  it('keeps the weights of a font that the sources name, and takes the others away', () => {
    write('electron/fonts.ts', `'@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'`)
    const kept = ['400Regular/a.ttf', 'package.json']
    const left = ['400Regular_Italic/a.ttf', '900Black/a.ttf']
    for (const file of [...kept, ...left]) write(`${SANS}/${file}`)
    expect(afterInstall()).toBe('')
    expect([...kept, ...left].filter((file) => has(`${SANS}/${file}`))).toEqual(kept)
  })

  it('takes no font away where the sources name none', () => {
    write(`${SANS}/900Black/a.ttf`)
    write('electron/fonts.ts')
    expect(afterInstall()).toBe('')
    expect(has(`${SANS}/900Black/a.ttf`)).toBe(true)
  })

  it('leaves every file that pages are printed with', () => {
    expect([...listFonts().values()].filter((file) => !existsSync(file))).toEqual([])
  })

  it('fetches no Node where the own one runs the scripts', () => {
    expect(afterInstall('24.18.0', { 'bin/node': 'new' })).toBe('')
    expect([has('.ci/node/node_modules'), has(BROUGHT)]).toEqual([false, false])
  })

  it('fetches one where the own is older, without its headers, and puts it first among the tools', () => {
    const manifest = JSON.stringify({ version: ASKED })
    const fetches = { [WINDOWS ? 'bin/node.exe' : 'bin/node']: 'new', 'include/node.h': '', 'package.json': manifest }
    expect(afterInstall('24.17.9', fetches)).toBe('')
    expect(readFileSync(path.join(home.path, BROUGHT), 'utf8')).toBe('new')
    expect(has(`.ci/node/node_modules/${NODE}/include`)).toBe(false)
  })

  it('says what to do where none can be had, or none as new as it is asked for', () => {
    const said = "Framewright's scripts need Node 24.18 or newer. This is v20.19.0, and no newer one could be fetched"
    expect(afterInstall('20.19.0')).toContain(said)
    const older = { 'bin/node': 'old', 'bin/node.exe': 'old', 'package.json': JSON.stringify({ version: '24.0.0' }) }
    expect(afterInstall('20.19.0', older)).toContain(said)
  })
})
