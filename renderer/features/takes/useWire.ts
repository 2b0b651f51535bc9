import { useEffect, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { MediaId } from '#shared/document/ids.ts'
import type { GenerationRequest, RequestPicture } from '#shared/document/recipe.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useLostPictures } from '../../editor/usePictures.ts'

/** What leaves for a picture; null with the reason if it can't be sent, as long as the same pictures are missing. */
type Wire =
  | { readonly id: MediaId }
  | { readonly id: null; readonly why: string; readonly lost: ReturnType<typeof useLostPictures> }

interface Wired<Asked> {
  /** With the bytes that will leave for each picture, as far as they are known. */
  readonly request: Asked
  /** Some are being made. */
  readonly preparing: boolean
  /** Why a picture can't be sent, in a sentence; null if all can. */
  readonly unsendable: string | null
}

const UNMADE: ReadonlyMap<string, Wire> = new Map()

/** A request whose pictures are named by what will leave: asked of the host once for each of them. */
export function useWire(request: GenerationRequest): Wired<GenerationRequest> {
  const { request: wired, ...how } = useWires([request])
  return { ...how, request: wired[0]! }
}

/** The same of several requests at once. */
export function useWires(requests: readonly GenerationRequest[]): Wired<readonly GenerationRequest[]> {
  const { client, opened } = useEditor()
  const [wires, setWires] = useState(UNMADE)
  const lost = useLostPictures()
  const wireOf = ({ mediaId }: RequestPicture): Wire | undefined => {
    const wire = wires.get(mediaId)
    return wire?.id === null && wire.lost !== lost ? undefined : wire
  }
  const all = requests.flatMap(({ pictures }) => pictures)
  const unmade = all.filter((picture) => !wireOf(picture)).map(({ mediaId }) => mediaId)
  const asked = [...new Set(unmade)].join(' ')
  useEffect(() => {
    if (asked === '') return undefined
    let gone = false
    const mediaIds = asked.split(' ') as MediaId[]
    void client.call('generation.pictures', { project: opened.project, mediaIds }).then((answer) => {
      if (gone) return
      const made = mediaIds.map((id, at): readonly [string, Wire] => {
        const { media, why } = answer.ok ? answer.value.pictures[at]! : { media: null, why: sentence(answer.failure) }
        return [id, media ? { id: media.id } : { id: null, why, lost }]
      })
      setWires((known) => new Map([...known, ...made]))
    })
    return () => {
      gone = true
    }
  }, [client, lost, opened.project, asked])
  const bad = all.map(wireOf).find((wire) => wire?.id === null)
  const wired = (picture: RequestPicture): RequestPicture => {
    const wire = wireOf(picture)?.id
    return wire ? { ...picture, wire } : picture
  }
  return {
    request: requests.map((request) => ({ ...request, pictures: request.pictures.map(wired) })),
    preparing: asked !== '',
    unsendable: bad?.id === null ? bad.why : null,
  }
}
