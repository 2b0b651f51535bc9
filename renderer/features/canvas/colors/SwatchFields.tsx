import { ArrowLeft, ArrowRight, X } from 'lucide-react'
import { moveSwatch, removeSwatch, renameSwatch } from '#shared/document/commands/palettes.ts'
import type { FilmPalette } from '#shared/document/palettes.ts'
import type { Swatch } from '#shared/document/paletteSchema.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { SWATCH_NAME } from './paletteFile.ts'

interface SwatchFieldsProps {
  readonly palette: FilmPalette
  readonly swatch: Swatch
}

/** The colour in hand as its palette has it: its name and its place there. */
export function SwatchFields({ palette: { id, swatches }, swatch }: SwatchFieldsProps) {
  const editor = useEditor()
  const { color } = swatch
  const name = swatch.name || color
  const still = !editor.canWrite
  const move = (by: number): void =>
    void editor.run(`Move Colour “${name}”`, (board) => moveSwatch(board, id, color, by))
  return (
    <div className="swatch-fields">
      <TextInput
        label={`Name of ${color}`}
        placeholder={color}
        value={swatch.name}
        maxLength={SWATCH_NAME}
        readOnly={still}
        onCommit={(text) => void editor.run(`Rename Colour “${name}”`, (board) => renameSwatch(board, id, color, text))}
      />
      <IconButton
        label={`Move ${name} back`}
        icon={<ArrowLeft aria-hidden />}
        disabled={still || swatches[0]?.color === color}
        onClick={() => move(-1)}
      />
      <IconButton
        label={`Move ${name} on`}
        icon={<ArrowRight aria-hidden />}
        disabled={still || swatches.at(-1)?.color === color}
        onClick={() => move(1)}
      />
      <IconButton
        label={`Remove ${name}`}
        icon={<X aria-hidden />}
        disabled={still}
        onClick={() => editor.run(`Remove Colour “${name}”`, (board) => removeSwatch(board, id, color))}
      />
    </div>
  )
}
