import { useEffect, useRef, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { draftsOf } from '#shared/document/select.ts'
import { nextRevision } from '#shared/film/revisions.ts'
import { applyStoryboards } from '#shared/interchange/storyboarder/applyStoryboards.ts'
import type { StoryboardsToApply } from '#shared/interchange/storyboarder/applyStoryboards.ts'
import { broughtOf } from '#shared/interchange/storyboarder/placeStoryboards.ts'
import type { StoryboardPlace } from '#shared/interchange/storyboarder/placeStoryboards.ts'
import { picturesOf } from '#shared/interchange/storyboarder/storyboardWords.ts'
import { upload } from '../../editor/upload.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'
import type { ReadStoryboarder } from './readStoryboarderFiles.ts'

/** How many of the pictures are in the film's folder. */
interface Progress {
  readonly at: number
  readonly of: number
}

/** Adds the pictures to the film's folder, then does the import as one step; stopped on the way, it changes nothing. */
export function useStoryboardImport(read: ReadStoryboarder, onDone: () => void) {
  const editor = useEditor()
  const say = useToast()
  const [done, setDone] = useState<Progress | null>(null)
  const stopped = useRef(false)
  useEffect(
    () => () => {
      stopped.current = true
    },
    [],
  )

  async function work(places: readonly StoryboardPlace[], script: ReadStoryboarder['script']): Promise<void> {
    stopped.current = false
    const { project } = editor.opened
    const kept = script && (await editor.client.call('script.keep', { project, source: script.read.source }))
    if (kept?.ok === false) return say({ text: sentence(kept.failure), tone: 'warn' })
    const media = new Map<string, MediaRow>()
    const refused: string[] = []
    const wanted = picturesOf(broughtOf(read.storyboards, places))
    for (const [at, path] of wanted.entries()) {
      if (stopped.current) return setDone(null)
      setDone({ at: at + 1, of: wanted.length })
      const added = await upload(project, read.files.get(path)!)
      if (added.ok) media.set(path, added.value)
      else refused.push(sentence(added.failure))
    }
    if (stopped.current) return setDone(null)
    setDone(null)
    const given = { ...read, places, script: script && { ...script, draft: draftOf(script) }, media }
    if (!editor.run('Import storyboards', (start) => applyStoryboards(start, given, editor.newId))) return undefined
    if (refused.length > 0) say({ text: refusedWords(refused), tone: 'warn' })
    return onDone()
  }

  function draftOf({ read: { name, format, source } }: NonNullable<ReadStoryboarder['script']>) {
    const color = nextRevision(draftsOf(editor.board()).map((draft) => draft.color))
    return { name, format, color, importedAt: new Date().toISOString(), source } satisfies NonNullable<
      StoryboardsToApply['script']
    >['draft']
  }

  return {
    done,
    run: (places: readonly StoryboardPlace[], script: ReadStoryboarder['script']) => void work(places, script),
    stop: () => {
      stopped.current = true
    },
  }
}

function refusedWords([first, ...more]: readonly string[]): string {
  return more.length === 0 ? first! : `${more.length + 1} pictures could not be added. ${first}`
}
