import { X } from 'lucide-react'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { takesPictures } from '#shared/generation/models.ts'
import { pictureLines } from '#shared/generation/words.ts'
import type { RequestEdits } from '../../editor/requestDrafts.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Picture } from '../../ui/Picture.tsx'

interface RequestPicturesProps {
  readonly composed: GenerationRequest
  readonly request: GenerationRequest
  readonly edits: RequestEdits
  /** The sketch is being rendered. */
  readonly pending: boolean
  readonly onChange: (edits: Partial<RequestEdits>) => void
}

/** The sketch and the reference pictures, with the line that introduces each in the request. */
export function RequestPictures({ composed, request, edits, pending, onChange }: RequestPicturesProps) {
  const pictureOf = usePictures()
  const out = composed.pictures.filter((picture) => !request.pictures.includes(picture))
  if (composed.pictures.length === 0)
    return !takesPictures(request) ? null : (
      <p className="request-note">{pending ? 'Reading the drawing…' : 'No pictures: nothing is drawn yet.'}</p>
    )
  return (
    <div>
      <div className="request-pictures" aria-busy={pending}>
        {request.pictures.map((picture) => (
          <figure key={picture.mediaId} className={picture.role === 'sketch' ? 'sketch' : ''}>
            <Picture {...pictureOf(picture.mediaId)} alt={picture.label} />
            <button
              type="button"
              aria-label={`Leave out ${picture.label}`}
              onClick={() => onChange({ withoutPictures: [...edits.withoutPictures, picture.mediaId] })}
            >
              <X aria-hidden />
            </button>
          </figure>
        ))}
      </div>
      <p className="request-lines">
        {pictureLines(request.pictures).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      {out.length > 0 && (
        <p className="request-out">
          Left out:{' '}
          {out.map((picture) => (
            <button
              key={picture.mediaId}
              type="button"
              aria-label={`Put back ${picture.label}`}
              onClick={() =>
                onChange({ withoutPictures: edits.withoutPictures.filter((id) => id !== picture.mediaId) })
              }
            >
              {picture.label}
            </button>
          ))}
        </p>
      )}
    </div>
  )
}
