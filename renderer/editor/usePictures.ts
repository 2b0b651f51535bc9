import { useSyncExternalStore } from 'react'
import { shownPath } from '#shared/contract/assets.ts'
import type { LostPicture } from '#shared/contract/model.ts'
import { LOST_SIGN } from './lostSign.ts'
import { useEditor } from './useEditor.ts'

/** What renderer/ui/Picture.tsx needs to know of a picture of the film. */
export interface FilmPicture {
  readonly src: string
  /** Shown instead if the picture is missing. */
  readonly instead: string
  readonly lost: boolean
}

/**
 * The film's pictures as the window shows them, updated whenever some go missing or come back. `px`: the largest size
 * needed.
 */
export function usePictures(): (mediaId: string, px?: number) => FilmPicture {
  const { opened, pictures } = useEditor()
  useLostPictures()
  return (mediaId, px) => ({
    src: shownPath(opened.project, mediaId, px),
    instead: LOST_SIGN,
    lost: pictures.how(mediaId) !== null,
  })
}

export function useLostPictures(): readonly LostPicture[] {
  const { listen, pictures } = useEditor()
  return useSyncExternalStore(listen, pictures.all)
}
