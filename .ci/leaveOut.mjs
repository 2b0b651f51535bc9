import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const FONTS = '@expo-google-fonts'

/** Packages' files that nobody reads: what tools of their authors left, and where code came from that nobody steps through. */
const UNREAD = ['ag-psd/.v8-cache', 'pdfkit/.yarn', 'lucide-react/dist/cjs/lucide-react.js.map', 'zod/src']

/**
 * Takes what no part of the project reads out of node_modules. The fonts are most of it: their packages bring every weight, and no
 * others bring single weights as whole files, which is what a PDF's letters are cut from.
 * @param {string} root the project's folder
 */
export function leaveOut(root) {
  const packages = join(root, 'node_modules')
  for (const folder of UNREAD) rmSync(join(packages, folder), { recursive: true, force: true })
  const used = weightsUsed(join(root, 'electron'))
  // Sources that name no font are none that could say which are needed.
  if (used.size === 0) return
  for (const font of foldersIn(join(packages, FONTS)))
    for (const weight of foldersIn(join(packages, FONTS, font)))
      if (!used.has(`${FONTS}/${font}/${weight}`)) rmSync(join(packages, FONTS, font, weight), { recursive: true })
}

/**
 * The weights that the sources name, as "@expo-google-fonts/noto-sans/400Regular".
 * @param {string} folder
 */
function weightsUsed(folder) {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const texts = names.filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(folder, name), 'utf8'))
  return new Set(texts.flatMap((text) => text.match(/@expo-google-fonts\/[\w-]+\/\w+(?=\/)/g) ?? []))
}

/** @param {string} folder */
function foldersIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}
