import path from 'node:path'
import { NO_CHOICES } from '#shared/breakdown/plan.ts'
import type { ImportInto } from '#shared/breakdown/plan.ts'
import { planImport } from '#shared/breakdown/planImport.ts'
import { countWords, countsOf } from '#shared/breakdown/planWords.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { NewDraft } from '#shared/breakdown/applyImport.ts'
import { diffBoards, writesBetween } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { draftsOf } from '#shared/document/select.ts'
import { nextRevision } from '#shared/film/revisions.ts'
import { applyStoryboards } from '#shared/interchange/storyboarder/applyStoryboards.ts'
import type { StoryboardsToApply } from '#shared/interchange/storyboarder/applyStoryboards.ts'
import { broughtOf, leftOutWords, placesOf } from '#shared/interchange/storyboarder/placeStoryboards.ts'
import type { StoryboardPlace, StoryboardScript } from '#shared/interchange/storyboarder/placeStoryboards.ts'
import type { Storyboards } from '#shared/interchange/storyboarder/storyboarderFolder.ts'
import { picturesOf, storyboardCounts, storyboardTrouble } from '#shared/interchange/storyboarder/storyboardWords.ts'
import { counted } from '#shared/pages/words.ts'
import { CommandError, requireWritable, unwrap, untilInterrupted } from './command.ts'
import type { Answer } from './command.ts'
import { filmToPlan } from './importScript.ts'
import type { ScriptWish } from './importScript.ts'
import { saveRows } from './saveRows.ts'
import type { Terminal } from './terminal.ts'

export interface StoryboardsWish extends ScriptWish {
  /** Bring what the film has already once more. */
  readonly again: boolean
}

interface Found {
  readonly root: string
  readonly storyboards: Storyboards
  readonly places: readonly StoryboardPlace[]
  readonly script: (StoryboardScript & { readonly draft: NewDraft }) | null
}

/** Imports a Storyboarder project, or a folder of them, as `importScript` does a script. */
export async function importStoryboards(
  terminal: Terminal,
  opened: OpenedProject,
  { file, again, dryRun, yes }: StoryboardsWish,
): Promise<Answer> {
  if (!dryRun) requireWritable(opened)
  const { client } = terminal
  const given = terminal.path(file)
  const { root, storyboards } = unwrap(
    await untilInterrupted(terminal, (id) => client.call('storyboards.look', { path: given }, id)),
  )
  const into = await filmToPlan(terminal, opened)
  const script = await scriptBeside(terminal, opened, into, root, storyboards)
  const found: Found = { root, storyboards, script, places: placesOf(into.board, storyboards, script, again) }
  const trouble = storyboardTrouble(storyboards)
  const text = asText(found)
  if (dryRun) return { json: asJson(found, false, []), text: [...text, ...trouble] }
  if (script === null && found.places.every(({ at }) => at === 'none'))
    return { json: asJson(found, false, []), text: [...text, ...trouble] }
  if (!yes) {
    for (const line of [...text, ...trouble]) terminal.say(line)
    if ((await terminal.agree('Import these storyboards?')) !== true)
      throw new CommandError('nothing was changed: answer yes, or add --yes')
  }
  if (script) unwrap(await client.call('script.keep', { project: opened.project, source: script.draft.source }))
  const { media, refused } = await bringPictures(terminal, opened, found)
  await save(terminal, opened, into, { ...found, media, isDrawn: into.isDrawn })
  const wrong = [...trouble, ...refused]
  const answer = { json: asJson(found, true, refused), text: [...text, `Imported ${path.basename(given)}`] }
  return wrong.length === 0 ? answer : { ...answer, wrong: wrong.join('\n') }
}

async function scriptBeside(
  { client }: Terminal,
  { project }: OpenedProject,
  into: ImportInto,
  root: string,
  { script }: Storyboards,
): Promise<Found['script']> {
  if (script === null) return null
  const brought = await client.call('script.bring', { project, path: path.join(root, script) })
  if (!brought.ok) return null
  const { source, name } = brought.value
  const looked = await client.call('script.look', { project, source, name })
  if (!looked.ok) return null
  const { format, screenplay } = looked.value
  const plan = planImport(into, screenplay, NO_CHOICES)
  const color = nextRevision(draftsOf(into.board).map((each) => each.color))
  return { screenplay, plan, draft: { name, format, color, importedAt: new Date().toISOString(), source } }
}

async function bringPictures(
  terminal: Terminal,
  { project }: OpenedProject,
  { root, storyboards, places }: Found,
): Promise<{ readonly media: ReadonlyMap<string, MediaRow>; readonly refused: readonly string[] }> {
  const media = new Map<string, MediaRow>()
  const refused: string[] = []
  let stopped = false
  const stop = terminal.onInterrupt(() => {
    stopped = true
  })
  try {
    for (const file of picturesOf(broughtOf(storyboards, places))) {
      const kept = await terminal.client.call('storyboards.picture', { project, root, file })
      if (stopped) throw new CommandError('nothing was changed: interrupted')
      if (kept.ok) media.set(file, kept.value.media)
      else refused.push(sentence(kept.failure))
    }
  } finally {
    stop()
  }
  return { media, refused }
}

async function save(
  terminal: Terminal,
  opened: OpenedProject,
  { board }: ImportInto,
  given: StoryboardsToApply,
): Promise<void> {
  const after = applyStoryboards(board, given, makeNewId(Math.random))
  await saveRows(terminal, opened, writesBetween(board, after, diffBoards(board, after)))
}

function asJson({ storyboards, places, script }: Found, imported: boolean, refused: readonly string[]) {
  return {
    imported,
    script: script && { name: script.draft.name, counts: countsOf(script.plan) },
    scenes: storyboards.scenes.map((scene, at) => ({
      file: scene.file,
      version: scene.version,
      into: places[at]?.at === 'none' ? null : placeWords(places[at], script),
      ...storyboardCounts(scene),
      missing: scene.missing,
      unread: scene.unread,
    })),
    refused: [...storyboards.refused, ...refused],
  }
}

function asText({ storyboards, places, script }: Found): readonly string[] {
  const scenes = storyboards.scenes.map((scene, at) => {
    const { shots, panels, pictures, seconds } = storyboardCounts(scene)
    const sum = [counted(shots, 'shot'), counted(panels, 'panel'), counted(pictures, 'picture'), `${seconds} s`]
    const place = places[at]?.at === 'none' ? 'left out' : `into ${placeWords(places[at], script)}`
    return `  ${scene.name}: ${sum.join(', ')}, ${place}`
  })
  const first = script ? [`${script.draft.name}: ${countWords(countsOf(script.plan))}`] : []
  const left = places.filter(({ at }) => at === 'none').length
  const how = left === 0 ? '' : `Add --again to bring ${left === 1 ? 'it' : 'them'} once more.`
  return [...first, ...scenes, leftOutWords(places), how].filter(Boolean)
}

function placeWords(place: StoryboardPlace | undefined, script: StoryboardScript | null): string {
  const scene = place?.at === 'script' ? script?.plan.scenes[place.index] : undefined
  return scene ? [scene.number, scene.heading].filter(Boolean).join(' ') : 'a new scene'
}
