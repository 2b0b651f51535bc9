import { useRef } from 'react'
import { filmOf } from '#shared/document/board.ts'
import { addSwatches } from '#shared/document/commands/swatches.ts'
import { saveAsFile } from '../../../editor/saveAsFile.ts'
import { useEditor, useFilm } from '../../../editor/useEditor.ts'
import { Button } from '../../../ui/Button.tsx'
import { FileInput } from '../../../ui/FileInput.tsx'
import { useToast } from '../../../ui/Toasts.tsx'
import { importedWords, paletteFileOf, readPaletteFile } from './paletteFile.ts'

/** Larger files are no palettes, bytes. */
const LARGEST_FILE = 4_000_000

/** The film's colours as a file of other programs, and theirs into the film. */
export function PaletteFiles() {
  const editor = useEditor()
  const say = useToast()
  const input = useRef<HTMLInputElement>(null)
  const { title, swatches } = useFilm()
  async function take(file: File): Promise<void> {
    const read =
      file.size > LARGEST_FILE ? readPaletteFile(new ArrayBuffer(0)) : readPaletteFile(await file.arrayBuffer())
    if ('why' in read) return say({ text: read.why, tone: 'warn' })
    const before = filmOf(editor.board()).swatches.length
    editor.run(`Import Colours from “${file.name}”`, (board) => addSwatches(board, read.swatches))
    const after = filmOf(editor.board()).swatches
    const there = read.swatches.filter(({ color }) => after.some((swatch) => swatch.color === color)).length
    const added = after.length - before
    return say(
      importedWords({ added, there: there - added, left: read.swatches.length - there, skipped: read.skipped }),
    )
  }
  function save(): void {
    const name = title || 'Untitled film'
    saveAsFile(new Blob([paletteFileOf(name, swatches)], { type: 'text/plain' }), `${name} colours.gpl`)
  }
  return (
    <div className="palette-files">
      <Button variant="ghost" disabled={!editor.canWrite} onClick={() => input.current?.click()}>
        Import…
      </Button>
      <Button variant="ghost" disabled={swatches.length === 0} onClick={save}>
        Export…
      </Button>
      <FileInput
        ref={input}
        label="Palette file"
        accept=".gpl,.ase"
        onFiles={([file]) => {
          if (file) void take(file)
        }}
      />
    </div>
  )
}
