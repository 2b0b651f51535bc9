import { takesByLook, usedKey, versionsOf } from '#shared/document/looks.ts'
import type { LookedCard, TakeOfLook } from '#shared/document/looks.ts'
import type { FilmNumbers } from '#shared/document/select.ts'
import { numbersOf } from '#shared/document/select.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Picture } from '../../ui/Picture.tsx'

/** Takes named for a version; the others are counted. */
const NAMED = 5

/** What a look was before, and which takes each version made; nothing while there is one version and no take. */
export function LookVersions({ looked }: { readonly looked: LookedCard }) {
  const board = useBoard()
  const pictureOf = usePictures()
  const used = takesByLook(board)
  const numbers = numbersOf(board)
  const takesOf = (version: number): readonly TakeOfLook[] =>
    used.get(usedKey(looked.card.id, looked.look?.id ?? null, version)) ?? []
  const [now, ...past] = versionsOf(looked)
  if (!now || (past.length === 0 && takesOf(now.version).length === 0)) return null
  return (
    <details className="look-versions">
      <summary>
        v{now.version}
        {past.length > 0 && `, ${past.length} earlier`}
        <small>{usedWords(takesOf(now.version), numbers)}</small>
      </summary>
      <ol>
        {past.map(({ version, description, pictures }) => (
          <li key={version}>
            <b>v{version}</b> <small>{usedWords(takesOf(version), numbers)}</small>
            {description !== '' && (
              <p className="selectable" dir="auto">
                {description}
              </p>
            )}
            {pictures.length > 0 && (
              <div>
                {pictures.map(({ mediaId }, at) => (
                  <Picture
                    key={mediaId}
                    {...pictureOf(mediaId)}
                    alt={`Picture ${at + 1} of v${version}`}
                    loading="lazy"
                  />
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

function usedWords(takes: readonly TakeOfLook[], { shots }: FilmNumbers): string {
  if (takes.length === 0) return 'in no take'
  const named = takes.slice(0, NAMED).map(({ shotId, take }) => `${shots.get(shotId) ?? ''} T${take.number}`)
  const more = takes.length - named.length
  return `used by ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
