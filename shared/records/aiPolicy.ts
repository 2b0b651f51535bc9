import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { AiPolicy, LayerRow, ProjectRow, TakeRow } from '../document/schema.ts'
import { layersOf, mediaOf } from '../document/select.ts'
import { allRows } from '../document/table.ts'
import { isHosted } from '../generation/providers/providerOf.ts'

interface PolicyWords {
  readonly label: string
  readonly hint: string
}

export const POLICY_WORDS: Readonly<Record<AiPolicy, PolicyWords>> = {
  off: {
    label: 'Off',
    hint: 'No picture is asked of a model, and pictures of one that are in the film go into no export. Stand-ins can still be made.',
  },
  reference: {
    label: 'Reference only',
    hint: 'A model’s pictures are for looking at. Wherever one is exported it is stamped “AI reference”.',
  },
  allowed: { label: 'Allowed', hint: 'A model’s pictures may be made, and exported with or without a stamp.' },
}

type Policy = Pick<ProjectRow, 'aiPolicy' | 'aiPolicyBy' | 'aiPolicyAt'>

/** "AI policy: reference only, set by Ada Lind on 4 Mar 2026": one line for a title page. */
export function policyLine(film: Policy): string {
  return `AI policy: ${POLICY_WORDS[film.aiPolicy].label.toLowerCase()}, ${decidedWords(film) || 'not changed since the film began'}`
}

/** "set by Ada Lind on 4 Mar 2026"; '' if nobody has set it. */
export function decidedWords({ aiPolicyBy, aiPolicyAt }: Pick<Policy, 'aiPolicyBy' | 'aiPolicyAt'>): string {
  if (aiPolicyAt === '') return ''
  const by = aiPolicyBy.replaceAll(/\s+/g, ' ').trim()
  return ['set', by && `by ${by}`, `on ${dayWords(aiPolicyAt)}`].filter(Boolean).join(' ')
}

/** "4 Mar 2026", a date that no country misreads; as written if it is no date. */
function dayWords(date: string): string {
  const at = Date.parse(date)
  if (Number.isNaN(at)) return date
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('en-GB', options).format(at)
}

/** Whether the film's policy lets this provider make pictures: a built-in one always may. */
export function policyAllows(film: Pick<ProjectRow, 'aiPolicy'>, provider: string): boolean {
  return film.aiPolicy !== 'off' || !isHosted(provider)
}

/** Whether a model made this take: a stand-in is built of meshes, like a drawing. */
export function isModelTake(take: Pick<TakeRow, 'recipe'>): boolean {
  return isHosted(take.recipe.request.provider)
}

const found = new WeakMap<Board['take'], ReadonlySet<string>>()

/** Ids of the pictures that a model made, wherever the film uses them. */
export function modelPictures(board: Board): ReadonlySet<string> {
  const known = found.get(board.take)
  if (known) return known
  const ids = new Set<string>([...allRows(board.take)].filter(isModelTake).map(({ mediaId }) => mediaId))
  found.set(board.take, ids)
  return ids
}

/**
 * Pictures from elsewhere that say of themselves that a model had a part in them, as far as they were read. An id is
 * the hash of its picture's bytes: what it says, it says in every film.
 */
const ofThemselves = new Set<string>()

export function noteModelWork(ids: Iterable<string>): void {
  for (const id of ids) ofThemselves.add(id)
}

/** Those of this film. */
export function saidModelWork(board: Board): readonly string[] {
  return [...ofThemselves].filter((id) => mediaOf(board, id) !== undefined)
}

/** Whether a model made this picture, or had a part in it: it is a take's, or it says so. */
export function isModelWork(board: Board, mediaId: string): boolean {
  return modelPictures(board).has(mediaId) || ofThemselves.has(mediaId)
}

/** Pictures that no export of this film may show. */
export function keptFromExport(board: Board): ReadonlySet<string> {
  if (filmOf(board).aiPolicy !== 'off') return NONE
  const brought = saidModelWork(board)
  return brought.length === 0 ? modelPictures(board) : new Set([...modelPictures(board), ...brought])
}

const NONE: ReadonlySet<string> = new Set()

/** Whether an export must stamp a model's pictures, whatever its options say. */
export function mustStamp(board: Board): boolean {
  return filmOf(board).aiPolicy !== 'allowed'
}

/** Whether a picture of the panel that shows these kinds of layers shows anything that a model made. */
export function showsModelWork(board: Board, panelId: string, kinds: ReadonlySet<LayerRow['kind']>): boolean {
  return layersOf(board, panelId).some(
    ({ kind, visible, opacity, mediaId }) =>
      visible && opacity > 0 && kinds.has(kind) && mediaId !== null && isModelWork(board, mediaId),
  )
}
