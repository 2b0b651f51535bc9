import { useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import { filmOf } from '#shared/document/board.ts'
import { withoutAts } from '#shared/document/mentions.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { askedModel } from '#shared/generation/compose.ts'
import { composingOptions, draftOf, draftedRequest } from '#shared/generation/draftedRequest.ts'
import { estimateUsd } from '#shared/generation/estimate.ts'
import { takesPictures, wayFor } from '#shared/generation/models.ts'
import { steadyComposer } from '#shared/generation/steadyRequest.ts'
import { decidedWords } from '#shared/records/aiPolicy.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { useSpend } from '../../editor/useJobs.ts'
import { useLostPictures } from '../../editor/usePictures.ts'
import { useTrust } from '../../editor/useTrust.ts'
import { useSteady } from '../../ui/useSteady.ts'
import { useBeside } from './useBeside.ts'
import { useKeysOf } from './useKeysOf.ts'
import { useRequestDraft } from './useRequestDraft.ts'
import { useSketch } from './useSketch.ts'
import { useWire } from './useWire.ts'
import { whyNot } from './whyNot.ts'

/** A panel's next request as it would leave the machine, its estimated cost, and why it can't be sent. */
export function useRequest(panel: PanelRow) {
  const editor = useEditor()
  const spend = useSpend()
  const { restricted } = useTrust()
  useLostPictures()
  const board = useBoard()
  const inHand = useRequestDraft(panel)
  const { draft } = inHand
  const { composed, sketch, besideFailed, besidePending, provider } = useComposed(panel)
  const keys = useKeysOf(provider)
  const wired = useWire(draftedRequest(composed, draft, (text) => withoutAts(board, text)))
  const { preparing, unsendable } = wired
  const request = useSteady(wired.request)
  const way = wayFor(request, draft.requestAsked.way)
  const one = estimateUsd(request, way)
  const estimate = one === null ? null : one * draft.requestAsked.count
  const film = filmOf(board)
  const reason = whyNot({
    ...(film.aiPolicy === 'off' ? { policyOff: decidedWords(film) } : {}),
    canWrite: editor.canWrite,
    restricted,
    request,
    sketching: sketch.pending,
    sketchFailed: sketch.failed,
    preparing: preparing || besidePending,
    unsendable: unsendable ?? (besideFailed ? sentence(besideFailed) : null),
    lost: request.pictures.filter(({ mediaId }) => editor.pictures.how(mediaId) !== null).length,
    keys,
    spend,
    estimate,
  })

  return { inHand, composed, request, way, pending: sketch.pending, estimate, reason, keys, spend }
}

/** The request as composed from the film, before the artist's changes; and the drawing that goes with it. */
function useComposed(panel: PanelRow) {
  const board = useBoard()
  const film = filmOf(board)
  const asked = askedModel(film, composingOptions(draftOf(panel), film))
  const wanted = takesPictures(asked)
  const sketch = useSketch(panel.id, wanted, panel.requestPictures.notes)
  const { contact, staging } = useBeside(panel, wanted)
  const options = composingOptions(draftOf(panel), film)
  const made = { contact: contact.mediaId, staging: staging.mediaId }
  const [compose] = useState(() => steadyComposer())
  const composed = useSteady(compose(board, panel.id, { ...options, sketch: sketch.mediaId, made }))
  const besides = [contact, staging]
  return {
    composed,
    sketch,
    besideFailed: besides.find(({ failed }) => failed !== null)?.failed ?? null,
    besidePending: besides.some(({ pending }) => pending),
    provider: composed.provider,
  }
}
