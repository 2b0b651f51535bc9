import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { refuseUnknownFuses } from './knownFuses.ts'
import type { Packed } from './knownFuses.ts'
import { writeUpdates } from './updatesBuiltIn.ts'
import { checkOutside, writeNativeList } from './nativeList.ts'
import { withoutBundled } from './shippedPackages.ts'

interface Packing extends Packed {
  readonly packager: Packed['packager'] & { readonly projectDir: string; readonly config: { files?: unknown } }
}

/** electron-builder calls these two by their names. */
export function beforePack({ packager, electronPlatformName }: Packing): void {
  writeNativeList(packager.projectDir, electronPlatformName)
  writeUpdates(packager.projectDir, process.env)
  const { files } = packager.config
  if (!Array.isArray(files)) throw new Error('electron-builder.yml no longer lists what is packed.')
  files.push(...withoutBundled(packager.projectDir))
}

export function afterPack(packing: Packing): void {
  const { appOutDir, electronPlatformName, packager } = packing
  const bundle = `${packager.appInfo.productFilename}.app/Contents/Resources`
  const resources = join(appOutDir, electronPlatformName === 'darwin' ? bundle : 'resources')
  // What Electron runs where it finds no app: anything that it is told to.
  rmSync(join(resources, 'default_app.asar'), { force: true })
  refuseUnknownFuses(packing)
  checkOutside(packager.projectDir, resources)
}
