import { Ellipsis, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { addPalette, removePalette, renamePalette } from '#shared/document/commands/palettes.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { newAddedKey } from '#shared/document/ownSchema.ts'
import { freshPaletteName } from '#shared/document/palettes.ts'
import type { FilmPalette } from '#shared/document/palettes.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import { FileInput } from '../../../ui/FileInput.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { MenuButton } from '../../../ui/Menu.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { chosenPaletteOf } from './chosenPalette.ts'
import { PALETTE_FILES } from './paletteFile.ts'
import { usePaletteFiles } from './usePaletteFiles.ts'

/** UTF-16 units of a palette's name. */
const PALETTE_NAME = 80

interface PaletteHeadProps {
  readonly palettes: readonly FilmPalette[]
  /** The one that lies open. */
  readonly palette: FilmPalette | undefined
}

/** Which palette lies open, and what can be done with it as a whole. */
export function PaletteHead({ palettes, palette }: PaletteHeadProps) {
  const editor = useEditor()
  const files = usePaletteFiles()
  const input = useRef<HTMLInputElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const [renaming, setRenaming] = useState<string | null>(null)
  const endedByKey = useRef(false)
  useEffect(() => {
    if (renaming !== null || !endedByKey.current) return
    endedByKey.current = false
    head.current?.querySelector('button')?.focus()
  }, [renaming])
  const still = !editor.canWrite
  const full = palettes.length >= LIMITS.palettes
  function make(): void {
    const id = newAddedKey('palette', editor.newId)
    const name = freshPaletteName(palettes)
    editor.run(`Add Palette “${name}”`, (board) => addPalette(board, id, name))
    chosenPaletteOf(editor).choose(id)
    setRenaming(id)
  }
  function remove({ id, name }: FilmPalette): void {
    editor.run(`Delete Palette “${name}”`, (board) => removePalette(board, id))
  }
  const named = palette !== undefined && renaming === palette.id
  return (
    <div className="palette-head" ref={head}>
      {palette === undefined ? (
        <h2>Palettes</h2>
      ) : named ? (
        <PaletteName
          key={palette.id}
          palette={palette}
          onEnd={(byKey) => {
            endedByKey.current = byKey
            setRenaming(null)
          }}
        />
      ) : (
        <Select
          label="Palette"
          value={palette.id}
          options={palettes.map(({ id, name, swatches }) => ({
            value: id,
            label: name || 'Unnamed',
            note: String(swatches.length),
          }))}
          onChange={(id) => chosenPaletteOf(editor).choose(id)}
        />
      )}
      <IconButton label="New palette" icon={<Plus aria-hidden />} disabled={still || full} onClick={make} />
      <MenuButton
        align="end"
        focusAfter={() => head.current?.querySelector<HTMLElement>('.input:not(.select), .palette-more')?.focus()}
        items={[
          { label: 'Rename', disabled: still || !palette, onSelect: () => setRenaming(palette?.id ?? null) },
          { label: 'Delete', disabled: still || !palette, onSelect: () => palette && remove(palette) },
          'separator',
          { label: 'Import…', disabled: still || full, onSelect: () => input.current?.click() },
          {
            label: 'Export…',
            disabled: !palette || palette.swatches.length === 0,
            onSelect: () => palette && files.save(palette),
          },
        ]}
      >
        <IconButton label="More about palettes" className="palette-more" icon={<Ellipsis aria-hidden />} />
      </MenuButton>
      <FileInput
        ref={input}
        label="Palette file"
        accept={PALETTE_FILES}
        onFiles={([file]) => {
          if (file) void files.take(file)
        }}
      />
    </div>
  )
}

interface PaletteNameProps {
  readonly palette: FilmPalette
  readonly onEnd: (byKey: boolean) => void
}

function PaletteName({ palette: { id, name }, onEnd }: PaletteNameProps) {
  const editor = useEditor()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.select(), [])
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onEnd(true)
  }
  return (
    <div className="palette-name" onBlur={() => onEnd(false)}>
      <TextInput
        ref={box}
        label="Name of the palette"
        value={name}
        maxLength={PALETTE_NAME}
        onKeyDown={onKeyDown}
        onCommit={(text) => void editor.run(`Rename Palette “${name}”`, (board) => renamePalette(board, id, text))}
      />
    </div>
  )
}
