import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Marks Electron's fuses in its executable: this, a version, a count, and a letter for each: 1, 0 or r. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')

/** Eight are set in electron-builder.yml; newer Electrons have a ninth (WasmTrapHandlers), which keeps its default, on. */
const KNOWN = 9

/** The fuses of an Electron executable: true for on, false for off, null for a removed one. */
export function fusesOf(program: Uint8Array): (boolean | null)[] {
  const bytes = Buffer.from(program.buffer, program.byteOffset, program.byteLength)
  const at = bytes.indexOf(SENTINEL) + SENTINEL.length
  if (at < SENTINEL.length) throw new Error('This program has no fuses: it is no Electron.')
  const wire = bytes.subarray(at + 2, at + 2 + bytes[at + 1]!)
  return Array.from(wire, (sign) => (sign === 0x72 ? null : sign === 0x31))
}

export interface Packed {
  readonly appOutDir: string
  readonly electronPlatformName: string
  readonly packager: {
    readonly appInfo: { readonly productFilename: string }
    /** Only Linux's packager names the executable differently. */
    readonly executableName?: string
  }
}

/** Throws for an Electron with a fuse we have not decided on: it is not packed. */
export function refuseUnknownFuses({ appOutDir, electronPlatformName, packager }: Packed): void {
  const { productFilename } = packager.appInfo
  const programs: Readonly<Record<string, string>> = {
    darwin: `${productFilename}.app/Contents/Frameworks/Electron Framework.framework/Electron Framework`,
    win32: `${productFilename}.exe`,
    linux: packager.executableName ?? productFilename,
  }
  const program = programs[electronPlatformName]
  if (program === undefined) throw new Error(`Nobody has packed for ${electronPlatformName} yet.`)
  const found = fusesOf(readFileSync(join(appOutDir, program))).length
  if (found > KNOWN)
    throw new Error(
      `This Electron has ${found} fuses and ${KNOWN} are known: say in electron-builder.yml how the others stand.`,
    )
}
