import { describe, expect, it } from 'vitest'
import { alignDrafts } from '#shared/breakdown/alignElements.ts'
import { seeded } from '../support/randomCommands.ts'
import { createWriter, screenplayOf } from '../support/writersScript.ts'
import type { WrittenLine, WrittenScene } from '../support/writersScript.ts'

/** Films, whose scenes a draft merges, splits and edits. */
const FILMS = 60
const SHORT = ['Yes.', 'No!', 'What?', 'Go.', 'Never.', 'He waits.', 'Rain.']
const NAMES = ['MARA', 'JONAS', 'IDA']

/** Lines that recur in every scene: names, and words too short to be told apart by themselves. */
function withTalk(scene: WrittenScene, random: () => number): WrittenScene {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!
  const talk = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, at): readonly WrittenLine[] => [
    { id: `${scene.id}.c${at}`, kind: 'character', text: pick(NAMES) },
    { id: `${scene.id}.d${at}`, kind: 'dialogue', text: pick(SHORT) },
  ]).flat()
  const at = Math.floor(random() * (scene.lines.length + 1))
  // Some scenes are nothing but talk.
  const lines = random() < 0.2 ? talk : scene.lines.toSpliced(at, 0, ...talk)
  return { ...scene, lines }
}

/** The heading of a scene is struck out, so that its text goes on from the scene before; another is split by a new heading. */
function merged(scenes: readonly WrittenScene[], random: () => number): readonly WrittenScene[] {
  const at = 1 + Math.floor(random() * (scenes.length - 1))
  const [before, gone] = [scenes[at - 1]!, scenes[at]!]
  return scenes.toSpliced(at - 1, 2, { ...before, lines: [...before.lines, ...gone.lines] })
}

/** A new heading comes between two of its lines, but parts no name from what it says. */
function split(scenes: readonly WrittenScene[], made: WrittenScene, random: () => number): readonly WrittenScene[] {
  const at = Math.floor(random() * scenes.length)
  const here = scenes[at]!
  const somewhere = 1 + Math.floor(random() * here.lines.length)
  const cut = here.lines[somewhere - 1]?.kind === 'character' ? somewhere + 1 : somewhere
  const rest = { ...made, lines: here.lines.slice(cut) }
  return scenes.toSpliced(at, 1, { ...here, lines: here.lines.slice(0, cut) }, rest)
}

function ids(scenes: readonly WrittenScene[]): readonly (string | null)[] {
  return scenes.flatMap(({ lines }) => [null, ...lines.map(({ id }) => id)])
}

/** Of every line of a film: where it stands in the draft, and where it is found there; null for nowhere. */
function followed(
  seed: number,
): readonly { readonly id: string; readonly is: string | null; readonly found: string | null }[] {
  const random = seeded(seed * 7919)
  const writer = createWriter(seed)
  const scenes = Array.from({ length: 12 }, () => withTalk(writer.scene(), random))
  let edited: readonly WrittenScene[] = scenes
  for (let count = 0; count < 5; count += 1) {
    const kind = random()
    if (kind < 0.5) edited = merged(edited, random)
    else edited = kind < 0.8 ? split(edited, writer.scene(), random) : writer.edit(edited)
  }
  const nexts = ids(edited)
  const alignment = alignDrafts(screenplayOf(scenes), screenplayOf(edited), new Map())
  return ids(scenes).flatMap((id, at) =>
    id === null ? [] : { id, is: nexts.includes(id) ? id : null, found: nexts[alignment.get(at) ?? -1] ?? null },
  )
}

describe(`${FILMS} drafts in which scenes were merged and split`, () => {
  const lines = Array.from({ length: FILMS }, (_, seed) =>
    followed(seed + 1).map((line) => ({ seed: seed + 1, ...line })),
  ).flat()

  // Scenes of nothing but the same few short words can't always be told apart.
  it('of 200 lines, 199 are found where they stand, and only there', () => {
    const wrong = lines.filter(({ is, found }) => found !== is)
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThan(lines.length / 200)
  })
})
