import { addPalette } from '#shared/document/commands/palettes.ts'
import { newAddedKey } from '#shared/document/ownSchema.ts'
import type { FilmPalette } from '#shared/document/palettes.ts'
import { nameOnDisk } from '#shared/nameOnDisk.ts'
import { saveAsFile } from '../../../editor/saveAsFile.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import { useToast } from '../../../ui/Toasts.tsx'
import { chosenPaletteOf } from './chosenPalette.ts'
import { importedWords, paletteFileOf, readPaletteFile } from './paletteFile.ts'

/** Larger files are no palettes, bytes. */
const LARGEST_FILE = 4_000_000

interface PaletteFiles {
  /** The palette of a file becomes one of the film's, and lies open. */
  readonly take: (file: File) => Promise<void>
  readonly save: (palette: FilmPalette) => void
}

export function usePaletteFiles(): PaletteFiles {
  const editor = useEditor()
  const say = useToast()
  return {
    async take(file) {
      const bytes = file.size > LARGEST_FILE ? new ArrayBuffer(0) : await file.arrayBuffer()
      const read = readPaletteFile(bytes)
      if ('why' in read) return say({ text: read.why, tone: 'warn' })
      const id = newAddedKey('palette', editor.newId)
      const name = read.name || file.name.replace(/\.[^.]*$/, '')
      editor.run(`Import Palette “${name}”`, (board) => addPalette(board, id, name, read.swatches))
      chosenPaletteOf(editor).choose(id)
      return say(importedWords(name, read))
    },
    save({ name, swatches }) {
      const file = new Blob([paletteFileOf(name || 'Palette', swatches)], { type: 'text/plain' })
      saveAsFile(file, `${nameOnDisk(name, 'Palette')}.gpl`)
    },
  }
}
