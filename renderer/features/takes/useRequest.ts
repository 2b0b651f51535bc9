import { useEffect, useMemo } from 'react'
import { filmOf } from '#shared/document/board.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { askedModel, composeRequest } from '#shared/generation/compose.ts'
import { estimateUsd, takesPictures } from '#shared/generation/models.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { useJobs, useRequestDraft } from '../../editor/useJobs.ts'
import { useLostPictures } from '../../editor/usePictures.ts'
import { useTrust } from '../../editor/useTrust.ts'
import { applyEdits } from './applyEdits.ts'
import { useSketch } from './useSketch.ts'
import { whyNot } from './whyNot.ts'

/** A panel's next request as it would leave the machine, its estimated cost, and why it can't be sent. */
export function useRequest(panel: PanelRow) {
  const editor = useEditor()
  const { keys, spend, knowKeys } = useJobs()
  const { restricted } = useTrust()
  useLostPictures()
  const draft = useRequestDraft(panel.id)
  const { composed, sketch, provider } = useComposed(panel, draft.edits)
  const request = applyEdits(composed, draft.edits)
  const one = estimateUsd(request)
  const estimate = one === null ? null : one * draft.edits.count
  const reason = whyNot({
    canWrite: editor.canWrite,
    restricted,
    request,
    sketching: sketch.pending,
    sketchFailed: sketch.failed,
    lost: request.pictures.filter(({ mediaId }) => editor.pictures.how(mediaId) !== null).length,
    keys,
    spend,
    estimate,
  })

  useEffect(() => {
    if (!isHosted(provider)) return
    void editor.client.call('keys.status', { project: editor.opened.project, service: provider }).then((answer) => {
      if (answer.ok) knowKeys(answer.value)
    })
  }, [editor, knowKeys, provider])

  return { ...draft, composed, request, pending: sketch.pending, estimate, reason, keys, spend }
}

type Edits = ReturnType<typeof useRequestDraft>['edits']

/** The request as composed from the film, before edits; and the drawing that goes with it. */
function useComposed(panel: PanelRow, edits: Edits) {
  const board = useBoard()
  const film = filmOf(board)
  const provider = edits.provider ?? film.provider
  const { free, imageSize } = edits
  const model = edits.model?.provider === provider ? edits.model.model : undefined
  const asked = askedModel(film, { provider, ...(model === undefined ? {} : { model }) })
  const sketch = useSketch(panel.id, takesPictures(asked))
  const composed = useMemo(
    () =>
      composeRequest(board, panel.id, {
        sketch: sketch.mediaId,
        provider,
        free,
        ...(model === undefined ? {} : { model }),
        ...(imageSize === undefined ? {} : { imageSize }),
      }),
    [board, panel.id, sketch.mediaId, provider, free, model, imageSize],
  )
  return { composed, sketch, provider }
}
