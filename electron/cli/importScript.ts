import { applyImport } from '#shared/breakdown/applyImport.ts'
import { numbersAfter } from '#shared/breakdown/numbersAfter.ts'
import { layersInDoubt } from '#shared/breakdown/isEmptyScene.ts'
import type { IsDrawn } from '#shared/breakdown/isEmptyScene.ts'
import { NO_CHOICES, kindOf } from '#shared/breakdown/plan.ts'
import type { ImportInto, ImportPlan } from '#shared/breakdown/plan.ts'
import { draftsToRead, planImport } from '#shared/breakdown/planImport.ts'
import { changeWords, countWords, countsOf, fateWords, matchWords } from '#shared/breakdown/planWords.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { boardFrom } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { diffBoards, writesBetween } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { inkIdOf } from '#shared/document/inkOf.ts'
import { draftsOf, numbersOf, scenesOf } from '#shared/document/select.ts'
import { nextRevision } from '#shared/film/revisions.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'
import { CommandError, requireWritable, unwrap, untilInterrupted } from './command.ts'
import type { Answer } from './command.ts'
import { saveRows } from './saveRows.ts'
import type { Terminal } from './terminal.ts'

export interface ScriptWish {
  readonly file: string
  /** Say what would change, and change nothing. */
  readonly dryRun: boolean
  /** Don't ask. */
  readonly yes: boolean
}

/** Imports a script's file into a film: what would change first, then, if that is wanted, the change as one step. */
export async function importScript(terminal: Terminal, opened: OpenedProject, wish: ScriptWish): Promise<Answer> {
  if (!wish.dryRun) requireWritable(opened)
  const { client } = terminal
  const { project } = opened
  const path = terminal.path(wish.file)
  const { source, name } = unwrap(
    await untilInterrupted(terminal, (id) => client.call('script.bring', { project, path }, id)),
  )
  const { format, screenplay } = unwrap(await client.call('script.look', { project, source, name }))
  const into = await filmToPlan(terminal, opened)
  const plan = planImport(into, screenplay, NO_CHOICES)
  const said = { json: planAsJson(into.board, plan, name, format), text: planAsText(into.board, plan, name) }
  if (wish.dryRun) return said
  if (!wish.yes) {
    for (const line of said.text) terminal.say(line)
    if ((await terminal.agree('Import this script?')) !== true)
      throw new CommandError('nothing was changed: answer yes, or add --yes')
  }
  unwrap(await client.call('script.keep', { project, source }))
  const color = nextRevision(draftsOf(into.board).map((each) => each.color))
  const draft = { name, format, color, importedAt: new Date().toISOString(), source }
  const after = applyImport(into.board, plan, draft, makeNewId(Math.random))
  const writes = writesBetween(into.board, after, diffBoards(into.board, after))
  await saveRows(terminal, opened, writes)
  const done = `Imported ${name}: ${countWords(countsOf(plan)) || 'no scene was found'}`
  return { json: { ...said.json, imported: true }, text: wish.yes ? [...said.text, done] : done }
}

/** With the drafts that it comes from, and the ink of scenes that look empty. */
export async function filmToPlan(terminal: Terminal, opened: OpenedProject): Promise<ImportInto> {
  const { client } = terminal
  const { project } = opened
  const board = boardFrom(opened.rows)
  const drafts = new Map<string, Screenplay>()
  for (const draftId of draftsToRead(board)) {
    const read = await client.call('script.read', { project, draftId })
    if (read.ok) drafts.set(draftId, read.value.screenplay)
  }
  return { board, drafts, isDrawn: await inkInDoubt(terminal, opened, board) }
}

/** Asks for the ink of scenes that look empty. */
export async function inkInDoubt({ client }: Terminal, { project }: OpenedProject, board: Board): Promise<IsDrawn> {
  const layerIds = layersInDoubt(board, scenesOf(board)).map(inkIdOf)
  const marks = layerIds.length === 0 ? [] : unwrap(await client.call('board.marks', { project, layerIds })).marks
  const drawn = new Set<string>(marks.map(({ layerId }) => layerId))
  const known = new Set<string>(layerIds)
  return (inkId) => !known.has(inkId) || drawn.has(inkId)
}

function planAsJson(board: Board, plan: ImportPlan, name: string, format: string) {
  const numbers = numbersOf(board)
  return {
    script: name,
    format,
    imported: false,
    counts: countsOf(plan),
    scenes: plan.scenes.map((scene) => ({
      kind: kindOf(scene),
      number: scene.number,
      heading: scene.heading,
      line: scene.line,
      changes: scene.changes,
      moved: scene.moved,
      sceneId: scene.sceneId,
      before: scene.sceneId === null ? null : { number: scene.numberBefore, heading: scene.headingBefore },
      match: scene.match && {
        why: scene.match.why,
        confidence: rounded(scene.match.confidence),
        likeness: scene.match.likeness === null ? null : rounded(scene.match.likeness),
      },
    })),
    gone: plan.gone,
    cards: plan.cards,
    lost: plan.covers.flatMap(({ shotId, lost }) => lost.map((text) => ({ shot: numbers.shots.get(shotId), text }))),
    unread: plan.unread,
  }
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

function planAsText(board: Board, plan: ImportPlan, name: string): readonly string[] {
  const numbers = numbersOf(board).shots
  const after = numbersAfter(board, plan, makeNewId(Math.random))
  const scenes = plan.scenes.map((scene) => {
    const match = scene.match === null ? '' : ` (scene ${scene.numberBefore} of the film: ${matchWords(scene.match)})`
    return `  ${(after.get(scene.at) ?? '').padEnd(6)}${scene.heading}  ${changeWords(scene)}${match}`
  })
  const gone = plan.gone.map((scene) => `  ${scene.number.padEnd(6)}${scene.heading}  ${fateWords(scene)}`)
  const cards = plan.cards.flatMap(({ isNew, name: called }) => (isNew ? [called] : []))
  const lost = plan.covers.flatMap(({ shotId, lost: texts }) =>
    texts.map((text) => `  Shot ${numbers.get(shotId)} covered a line that is gone: “${text.slice(0, 60)}”`),
  )
  return [
    `${name}: ${countWords(countsOf(plan)) || 'no scene was found'}`,
    ...scenes,
    ...(gone.length > 0 ? ['No longer in the script:', ...gone] : []),
    ...(cards.length > 0 ? [`New cards: ${cards.join(', ')}`] : []),
    ...lost,
    ...plan.unread.map(({ line, text, why }) => `  Line ${line} “${text.slice(0, 60)}”: ${why}`),
  ]
}
