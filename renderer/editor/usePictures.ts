import { useSyncExternalStore } from 'react'
import { shownPath } from '#shared/contract/assets.ts'
import type { LostPicture } from '#shared/contract/model.ts'
import { LOST_SIGN } from './lostSign.ts'
import { useEditor } from './useEditor.ts'

/** What renderer/ui/Picture.tsx is told of a picture of the film. */
export interface FilmPicture {
  readonly src: string
  /** Shown in its place where it can't be had. */
  readonly instead: string
  readonly lost: boolean
}

/** Pictures of the film as the window shows them, anew whenever some are lost or come back. `px`: the most that one may have. */
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
