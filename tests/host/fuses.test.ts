import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fusesOf, refuseUnknownFuses } from '../../electron/pack/knownFuses.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const SAID = readFileSync(path.resolve(import.meta.dirname, '../../electron-builder.yml'), 'utf8')

function programWith(wire: string): Buffer {
  const head = Buffer.from(`\u007fELF…dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX`)
  return Buffer.concat([head, Buffer.from([1, wire.length]), Buffer.from(`${wire}0101more`)])
}

describe('the switches of the packed program', () => {
  it.each([
    ['runAsNode', false],
    ['enableCookieEncryption', true],
    ['enableNodeOptionsEnvironmentVariable', false],
    ['enableNodeCliInspectArguments', false],
    ['enableEmbeddedAsarIntegrityValidation', true],
    ['onlyLoadAppFromAsar', true],
    ['loadBrowserProcessSpecificV8Snapshot', false],
    ['grantFileProtocolExtraPrivileges', false],
  ])('%s is said: %s', (name, on) => {
    expect(SAID).toMatch(new RegExp(`^  ${name}: ${on}$`, 'm'))
  })

  it('are read as they stand', () => {
    expect(fusesOf(programWith('01r1'))).toEqual([false, true, null, true])
    expect(() => fusesOf(Buffer.from('no program'))).toThrow('no Electron')
  })

  it('let nothing be packed while there is one that nobody has decided on', () => {
    const folder = temporaryFolder()
    const pack = (wire: string) => {
      mkdirSync(folder.path, { recursive: true })
      writeFileSync(path.join(folder.path, 'framewright'), programWith(wire))
      const packager = { appInfo: { productFilename: 'Framewright' }, executableName: 'framewright' }
      refuseUnknownFuses({ appOutDir: folder.path, electronPlatformName: 'linux', packager })
    }
    expect(() => pack('01001101')).not.toThrow()
    expect(() => pack('010011011')).not.toThrow()
    expect(() => pack('0100110111')).toThrow('10 fuses and 9 are known')
    folder.remove()
  })
})

describe('what signs the packed app', () => {
  const entitlements = readFileSync(path.resolve(import.meta.dirname, '../../assets/mac.entitlements.plist'), 'utf8')

  it('asks macOS for nothing but compiling JavaScript', () => {
    expect(entitlements.match(/<key>[^<]+/g)).toEqual(['<key>com.apple.security.cs.allow-jit'])
    expect(SAID.match(/^ {2}entitlements\w*: .*$/gm)).toEqual([
      '  entitlements: assets/mac.entitlements.plist',
      '  entitlementsInherit: assets/mac.entitlements.plist',
    ])
    expect(SAID).toMatch(/^ {2}hardenedRuntime: true$/m)
  })

  it('stands in the environment: no certificate, account or password is in the repository', () => {
    expect(SAID).not.toMatch(/cscLink|certificateFile|certificateSubjectName|Password|identity:|notarize: false/)
  })
})
