import { basename } from 'node:path'
import { draftOf } from '#shared/document/select.ts'
import type { Handlers } from '../dispatch.ts'
import { FailureError, valueOf } from '../failures.ts'
import { readScriptFile } from '../script/readScriptFile.ts'
import { createScriptReader } from '../script/scriptReader.ts'
import type { HostServices } from './hostServices.ts'

export function scriptHandlers({
  projects,
}: HostServices): Pick<Handlers, `script.${'read' | 'look' | 'bring' | 'keep'}`> {
  const reader = createScriptReader()
  return {
    async 'script.read'({ project, draftId }) {
      const open = projects.of(project)
      const draft = draftOf(open.store.board(), draftId)
      if (!draft) throw new FailureError({ kind: 'not-found', what: 'This draft of the script' })
      return { screenplay: (await reader.read(open, draft.source, draft.name)).screenplay }
    },
    'script.look': ({ project, source, name }) => reader.read(projects.of(project), source, name),
    async 'script.bring'({ project, path }) {
      const { scripts } = projects.of(project).media
      const name = basename(path)
      return { source: valueOf(await scripts.stage(await readScriptFile(path), name)), name }
    },
    async 'script.keep'({ project, source }) {
      valueOf(await projects.of(project).media.scripts.keep(source))
      return {}
    },
  }
}
