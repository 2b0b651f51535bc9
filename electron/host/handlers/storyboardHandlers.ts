import { basename } from 'node:path'
import type { Handlers } from '../dispatch.ts'
import { valueOf } from '../failures.ts'
import { addPicture } from '../importers/addPicture.ts'
import { readStoryboarderPicture, readStoryboarderPlace } from '../importers/storyboarderPlace.ts'
import type { HostServices } from './hostServices.ts'

export function storyboardHandlers({
  projects,
  renderer,
}: HostServices): Pick<Handlers, `storyboards.${'look' | 'picture'}`> {
  return {
    'storyboards.look': ({ path }) => readStoryboarderPlace(path),
    async 'storyboards.picture'({ project, root, file }) {
      const open = projects.of(project)
      const bytes = await readStoryboarderPicture(root, file)
      return { media: valueOf(await addPicture(renderer, open, bytes, basename(file))) }
    },
  }
}
