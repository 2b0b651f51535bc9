/** `npm run sign-updates -- FOLDER`: signs the version lists that electron-builder wrote there; see CONTRIBUTING, Shipping. */
import { createPrivateKey, sign } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Signs every list in a folder with an Ed25519 key in PEM; returns their names. */
export function signUpdates(folder: string, pem: string): string[] {
  const key = createPrivateKey(pem)
  const lists = globSync('latest*.yml', { cwd: folder })
  for (const list of lists) {
    const signature = sign(null, readFileSync(join(folder, list)), key)
    writeFileSync(join(folder, `${list}.sig`), `${signature.toString('base64')}\n`)
  }
  return lists
}

if (import.meta.main) {
  const { FRAMEWRIGHT_UPDATE_SIGNING_KEY: file } = process.env
  const folder = process.argv[2]
  if (!file || !folder) throw new Error('Name the folder, and in FRAMEWRIGHT_UPDATE_SIGNING_KEY the file of the key.')
  const signed = signUpdates(folder, readFileSync(file, 'utf8'))
  if (signed.length === 0) throw new Error(`There is no latest….yml in ${folder}.`)
  process.stdout.write(`Signed ${signed.join(', ')}.\n`)
}
