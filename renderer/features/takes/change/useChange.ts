import { useEffect, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { EarlierShown } from '#shared/contract/turns.ts'
import { filmOf } from '#shared/document/board.ts'
import type { MediaId } from '#shared/document/ids.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { mediaOf } from '#shared/document/select.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import type { Region } from '#shared/document/turn.ts'
import type { CardPictures } from '#shared/generation/cardPictures.ts'
import { changeLeftOver, changeRequest, modelFor, ratiosOf, widerRatios } from '#shared/generation/changeRequest.ts'
import type { Change } from '#shared/generation/changeRequest.ts'
import { estimateUsd } from '#shared/generation/estimate.ts'
import { turnsAhead } from '#shared/generation/turns.ts'
import { decidedWords } from '#shared/records/aiPolicy.ts'
import { regionCrop } from '#shared/region/regionCrop.ts'
import { useBoard, useEditor, usePanelVersion } from '../../../editor/useEditor.ts'
import { useSpend } from '../../../editor/useJobs.ts'
import { useTrust } from '../../../editor/useTrust.ts'
import { useKeysOf } from '../useKeysOf.ts'
import { useWire } from '../useWire.ts'
import { whyNot } from '../whyNot.ts'
import type { Reason } from '../whyNot.ts'
import type { Changing } from './changing.ts'

export interface Prepared {
  readonly request: GenerationRequest
  /** Pictures of cards for which the model has no room. */
  readonly over: CardPictures['over']
  readonly earlier: readonly EarlierShown[]
  readonly preparing: boolean
  readonly estimate: number | null
  readonly reason: Reason | null
  /** Ratios to extend to, and the one that is chosen. */
  readonly wider: readonly string[]
  readonly ratio: string | null
}

/** Wide enough to hide a border, in parts of the picture's longer side. */
const FEATHER = 0.012
/** After the last stroke, before its pictures are made. */
const STILL_MS = 300

/** A change as it would leave the machine, and why it can't be sent. */
export function useChange(take: TakeRow, { change, seed }: NonNullable<Changing['open']>): Prepared {
  const editor = useEditor()
  const board = useBoard()
  const spend = useSpend()
  const { restricted } = useTrust()
  const media = mediaOf(board, take.mediaId)
  const model = modelFor(board, take)
  const keys = useKeysOf(model.provider)
  const wider = widerRatios(model, media ? media.width / media.height : 1)
  const found = change === 'region' ? regionOf(take, media, ratiosOf(model)) : null
  const region = found?.region ?? null
  const pictures = useChangePictures(take, change, found)
  const extended = wider.find((each) => each === take.changeRatio) ?? wider[0] ?? null
  const ratio = change === 'extend' ? extended : (found?.ratio ?? null)
  const asked = {
    instruction: take.changeWords,
    ...pictures,
    change,
    region,
    ratio,
    seed,
  }
  const composed = changeRequest(board, take, asked)
  const wired = useWire(composed)
  const { earlier, pending, why } = useEarlier(wired.request)
  const estimate = estimateUsd(wired.request, 'now', turnsAhead(board, wired.request))
  const film = filmOf(board)
  const missing = whatIsMissing({ change, words: take.changeWords, region, wider, pictures })
  const reason =
    missing ??
    whyNot({
      ...(film.aiPolicy === 'off' ? { policyOff: decidedWords(film) } : {}),
      canWrite: editor.canWrite,
      restricted,
      request: wired.request,
      sketching: false,
      sketchFailed: null,
      preparing: wired.preparing || pictures.pending || pending,
      unsendable: wired.unsendable ?? pictures.why ?? why,
      lost: wired.request.pictures.filter(({ mediaId }) => editor.pictures.how(mediaId) !== null).length,
      keys,
      spend,
      estimate,
    })
  return {
    request: wired.request,
    over: changeLeftOver(board, take, asked),
    earlier,
    preparing: wired.preparing || pictures.pending,
    estimate,
    reason,
    wider,
    ratio,
  }
}

/** What is sent of a take for a region of it, and the ratio that is asked for. */
interface Found {
  readonly region: Region
  readonly ratio: string
}

function regionOf(
  { changeShapes: shapes }: TakeRow,
  media: { readonly width: number; readonly height: number } | undefined,
  ratios: readonly string[],
): Found | null {
  if (!media || shapes.length === 0) return null
  const feather = Math.max(4, Math.round(FEATHER * Math.max(media.width, media.height)))
  const cut = regionCrop({ shapes: [...shapes], feather }, media, ratios)
  return cut && { ratio: cut.ratio, region: { shapes: [...shapes], feather, crop: cut.crop } }
}

interface Missing {
  readonly change: Change
  readonly words: string
  readonly region: Region | null
  readonly wider: readonly string[]
  readonly pictures: ChangePictures
}

const say = (text: string): Reason => ({ text, settings: false })

/** What the artist has yet to do. */
function whatIsMissing({ change, words, region, wider, pictures }: Missing): Reason | null {
  if (change === 'region' && !region) return say('Paint over what should change.')
  if (change === 'extend' && wider.length === 0) return say('This take is as wide as its model can make one.')
  if (change === 'marks' && !pictures.pending && !pictures.why && !pictures.marked)
    return say('Nothing is drawn over this take: draw on its panel what should change.')
  if ((change === 'words' || change === 'region') && words.trim() === '')
    return say(change === 'words' ? 'Say what to change.' : 'Say what should be there.')
  return null
}

interface ChangePictures {
  readonly clean: MediaId | null
  readonly marked: MediaId | null
  readonly pending: boolean
  readonly why: string | null
}

const NONE: ChangePictures = { clean: null, marked: null, pending: false, why: null }

/** The pictures of a region or a drawing, made anew whenever it changes. */
function useChangePictures(take: TakeRow, change: Change, found: Found | null): ChangePictures {
  const { client, opened } = useEditor()
  const version = usePanelVersion(take.panelId)
  const wanted = (change === 'region' && found !== null) || change === 'marks'
  const now = !wanted ? '' : change === 'marks' ? `marks ${version}` : JSON.stringify(found)
  const [made, setMade] = useState<ChangePictures & { readonly of: string }>({ ...NONE, of: '' })
  useEffect(() => {
    if (now === '') return undefined
    let gone = false
    const part = now.startsWith('{') ? (JSON.parse(now) as Found) : { region: null, ratio: null }
    const asked = { project: opened.project, takeId: take.id, ...part }
    const timer = setTimeout(() => {
      void client.call('generation.changePictures', asked).then((answer) => {
        if (gone) return
        const ids = answer.ok ? { clean: answer.value.clean?.id ?? null, marked: answer.value.marked?.id ?? null } : {}
        setMade({ ...NONE, ...ids, why: answer.ok ? null : sentence(answer.failure), of: now })
      })
    }, STILL_MS)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [client, opened.project, take.id, now])
  if (now === '') return NONE
  return made.of === now ? made : { ...NONE, pending: true }
}

interface Earlier {
  readonly earlier: readonly EarlierShown[]
  readonly pending: boolean
  /** Why they can't be sent, in a sentence. */
  readonly why: string | null
}

/** The turns that go ahead of a request, and whether they are still being looked up. */
function useEarlier(request: GenerationRequest): Earlier {
  const { client, opened } = useEditor()
  const [found, setFound] = useState<(Earlier & { readonly of: string }) | null>(null)
  // The words of this turn change nothing of those before it.
  const turn = request.turn && { ...request.turn, instruction: '' }
  const now = turn?.earlier === true ? JSON.stringify({ ...request, pieces: [], pictures: [], turn }) : ''
  useEffect(() => {
    if (now === '') return undefined
    let gone = false
    const asked = { project: opened.project, request: JSON.parse(now) as GenerationRequest }
    void client.call('generation.earlier', asked).then((answer) => {
      if (gone) return
      const [earlier, why] = answer.ok ? [answer.value.turns, null] : [[], sentence(answer.failure)]
      setFound({ earlier, pending: false, why, of: now })
    })
    return () => {
      gone = true
    }
  }, [client, opened.project, now])
  if (now === '') return { earlier: [], pending: false, why: null }
  return found?.of === now ? found : { earlier: [], pending: true, why: null }
}
