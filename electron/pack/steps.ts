import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { refuseUnknownFuses } from './knownFuses.ts'
import type { Packed } from './knownFuses.ts'
import { writeUpdates } from './updatesBuiltIn.ts'
import { checkOutside, writeNativeList } from './nativeList.ts'
import { withoutBundled } from './shippedPackages.ts'

interface Packing extends Packed {
  readonly packager: Packed['packager'] & { readonly projectDir: string; readonly config: { readonly files?: unknown } }
}

/** electron-builder calls these two by name. */
export function beforePack({ packager, electronPlatformName }: Packing): void {
  writeNativeList(packager.projectDir, electronPlatformName)
  writeUpdates(packager.projectDir, process.env)
  listPacked(packager.config.files).push(...withoutBundled(packager.projectDir))
}

export function afterPack(packing: Packing): void {
  const { appOutDir, electronPlatformName, packager } = packing
  const bundle = `${packager.appInfo.productFilename}.app/Contents/Resources`
  const resources = join(appOutDir, electronPlatformName === 'darwin' ? bundle : 'resources')
  // Electron's fallback app, which runs anything it is told to.
  rmSync(join(resources, 'default_app.asar'), { force: true })
  refuseUnknownFuses(packing)
  checkOutside(packager.projectDir, resources)
}

/**
 * The packed files from electron-builder.yml, as electron-builder stores them. A pattern outside this one list would
 * pack the whole folder.
 */
function listPacked(files: unknown): string[] {
  const [list, ...more] = files as readonly { readonly filter?: unknown }[]
  if (!Array.isArray(list?.filter) || more.length > 0)
    throw new Error('electron-builder no longer has one list of what is packed: look at where it keeps the patterns.')
  return list.filter as string[]
}
