import { globSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { LIST, OUTSIDE, sumOf } from '../host/native/nativeParts.ts'
import type { NativeParts } from '../host/native/nativeParts.ts'

/** Packages whose native code is packed. Any other fails the build: see `checkOutside`. */
const FROM = 'node_modules/@napi-rs/**/*'

/** Writes the list of loadable native files into the folder that becomes the archive. */
export function writeNativeList(root: string, platform: string): void {
  const files = globSync(FROM, { cwd: root }).filter((file) => OUTSIDE.test(file))
  const sums = files.toSorted().map((file) => [file.split(sep).join('/'), sumOf(readFileSync(join(root, file)))])
  const parts = sums.map(([file, sum]) => [file, platform === 'darwin' ? null : sum])
  writeFileSync(join(root, LIST), `${JSON.stringify(Object.fromEntries(parts), null, 2)}\n`)
}

/** Throws unless every file outside the archive is in the list: others could be modified and would still be loaded. */
export function checkOutside(root: string, resources: string): void {
  const parts = JSON.parse(readFileSync(join(root, LIST), 'utf8')) as NativeParts
  const outside = join(resources, 'app.asar.unpacked')
  for (const entry of readdirSync(outside, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const file = relative(outside, join(entry.parentPath, entry.name)).split(sep).join('/')
    if (!Object.hasOwn(parts, file)) throw new Error(`${file} would lie outside the archive, where nothing checks it.`)
  }
}
