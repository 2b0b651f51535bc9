import type { ReactNode } from 'react'
import type { RequestPicture } from '#shared/document/recipe.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Picture } from '../../ui/Picture.tsx'
import './sentPictures.css'

interface SentPicturesProps {
  readonly pictures: readonly RequestPicture[]
  /** Behind them. */
  readonly children?: ReactNode
}

/** The pictures of a request as they leave, small. */
export function SentPictures({ pictures, children }: SentPicturesProps) {
  const pictureOf = usePictures()
  return (
    <div className="sent-pictures">
      {pictures.map(({ mediaId, label, wire }) => (
        <Picture key={`${label} ${mediaId}`} {...pictureOf(wire ?? mediaId)} alt={label} />
      ))}
      {children}
    </div>
  )
}
