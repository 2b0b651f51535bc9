import { ImagePlus } from 'lucide-react'
import { useRef } from 'react'
import type { CardKind } from '#shared/document/schema.ts'
import { PLAIN_IMPORTERS, acceptedBy } from '#shared/interchange/importers.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { FileInput } from '../../ui/FileInput.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { KIND_WORDS } from './kindWords.ts'

interface FromPicturesProps {
  readonly kind: CardKind
  readonly onFiles: (files: readonly File[]) => void
}

/** Asks for pictures of which each makes a card. */
export function FromPictures({ kind, onFiles }: FromPicturesProps) {
  const { canWrite } = useEditor()
  const file = useRef<HTMLInputElement>(null)
  const label = `Pictures as ${KIND_WORDS[kind].one.toLowerCase()} cards`
  return (
    <>
      <IconButton
        label={label}
        icon={<ImagePlus aria-hidden />}
        disabled={!canWrite}
        onClick={() => file.current?.click()}
      />
      <FileInput ref={file} label={label} accept={acceptedBy(PLAIN_IMPORTERS)} multiple onFiles={onFiles} />
    </>
  )
}
