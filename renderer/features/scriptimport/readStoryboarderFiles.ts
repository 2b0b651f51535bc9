import { NO_CHOICES } from '#shared/breakdown/plan.ts'
import type { IsDrawn } from '#shared/breakdown/isEmptyScene.ts'
import { planImport } from '#shared/breakdown/planImport.ts'
import type { StoryboardScript } from '#shared/interchange/storyboarder/placeStoryboards.ts'
import { readStoryboards } from '#shared/interchange/storyboarder/storyboarderFolder.ts'
import type { Storyboards } from '#shared/interchange/storyboarder/storyboarderFolder.ts'
import type { Editor } from '../../editor/editor.ts'
import type { FolderFile } from './folderFiles.ts'
import { filmForImport, readForImport } from './readForImport.ts'
import type { ReadForImport } from './readForImport.ts'

/** Scenes of Storyboarder's, and what is needed to see what they bring. */
export interface ReadStoryboarder {
  readonly storyboards: Storyboards
  /** By their paths. */
  readonly files: ReadonlyMap<string, File>
  readonly script: (StoryboardScript & { readonly read: ReadForImport }) | null
  readonly isDrawn: IsDrawn
}

const ALONE =
  'The pictures of a Storyboarder project lie in a folder beside its file, and a file alone does not lead to them: choose the project’s folder.'
const NONE =
  'No Storyboarder scene is in this folder. It is the folder with the .storyboarder file, or with the script.'

/** Reads the scenes of a folder; nothing in the film changes. `why`: a sentence on why there are none. */
export async function readStoryboarderFiles(
  editor: Editor,
  given: readonly FolderFile[],
): Promise<ReadStoryboarder | { readonly why: string }> {
  const files = new Map(given.map(({ path, file }) => [path, file]))
  const storyboards = await readStoryboards({
    files: [...files.keys()],
    text: (file) => files.get(file)!.text(),
    sizeOf: (file) => files.get(file)?.size ?? 0,
  })
  if (storyboards.scenes.length === 0) return { why: storyboards.refused.join(' ') || NONE }
  if (files.size === 1) return { why: ALONE }
  const beside = storyboards.script === null ? undefined : files.get(storyboards.script)
  const read = beside && (await readForImport(editor, beside))
  if (!read?.ok) return { storyboards, files, script: null, isDrawn: (await filmForImport(editor)).isDrawn }
  const { screenplay, isDrawn } = read.value
  const plan = planImport({ board: editor.board(), ...read.value }, screenplay, NO_CHOICES)
  return { storyboards, files, script: { screenplay, plan, read: read.value }, isDrawn }
}
