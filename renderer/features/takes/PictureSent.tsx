import { X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { RequestPicture } from '#shared/document/recipe.ts'
import { Picture } from '../../ui/Picture.tsx'
import type { PictureProps } from '../../ui/Picture.tsx'
import type { PictureDrag } from './usePictureDrag.ts'

interface PictureSentProps {
  readonly picture: RequestPicture
  readonly shown: Pick<PictureProps, 'src' | 'instead' | 'lost'>
  /** From 0, of `count`. */
  readonly place: number
  readonly count: number
  readonly canWrite: boolean
  readonly drag: PictureDrag
  readonly onPlace: (place: number) => void
  readonly onLeave: () => void
}

/** One picture as it is sent: dragged, or moved with the arrow keys, to another place, or left out. */
export function PictureSent(props: PictureSentProps) {
  const { picture, shown, place, count, canWrite, drag, onPlace, onLeave } = props
  const movable = canWrite && count > 1

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const to = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: count - 1 }[event.key]
    if (to === undefined || !movable) return
    event.preventDefault()
    event.stopPropagation()
    onPlace(to)
    // Its element was moved too, which takes the focus off it.
    const button = event.currentTarget
    requestAnimationFrame(() => button.focus())
  }

  return (
    <figure className={placeClass(drag.carried, place)}>
      <button
        type="button"
        className="picture-place"
        aria-label={`${picture.label}, picture ${place + 1} of ${count}`}
        title={movable ? 'Drag it to its place in the request, or press the arrow keys' : undefined}
        aria-disabled={!movable || undefined}
        onPointerDown={(event) => (movable ? drag.press(event, place) : undefined)}
        onKeyDown={onKeyDown}
      >
        <Picture {...shown} alt={picture.label} draggable={false} />
      </button>
      <button
        type="button"
        className="picture-out"
        aria-label={`Leave out ${picture.label}`}
        disabled={!canWrite}
        onClick={onLeave}
      >
        <X aria-hidden />
      </button>
    </figure>
  )
}

function placeClass(carried: PictureDrag['carried'], place: number): string | undefined {
  if (!carried) return undefined
  if (carried.from === place) return 'carried'
  if (carried.to !== place) return undefined
  return carried.to < carried.from ? 'gap-before' : 'gap-after'
}
