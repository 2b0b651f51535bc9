import { openFolder } from '#host/project/openFolder.ts'
import { attempt } from '#host/failures.ts'
import { filmShots } from '#shared/document/select.ts'
import { put, testContext } from './film.ts'

/**
 * Opens a project folder in a process of its own and prints, as one line of JSON, what came of it and of trying to save.
 * With a second argument it then holds the project until it is killed.
 */
const [folder, hold] = process.argv.slice(2)
const opened = await attempt(() => openFolder(folder!, testContext))
if (!opened.ok) {
  console.log(JSON.stringify(opened.failure))
} else {
  const open = opened.value
  const shot = filmShots(open.store.board())[0]!
  const saved = await attempt(() => open.store.save([put('shot', { ...shot, notes: 'written by the opener' })]))
  const added = await open.media.stage(new Uint8Array([1]), 'x')
  const { access, readOnlyBecause } = open
  console.log(JSON.stringify({ access, readOnlyBecause, notes: shot.notes, saved, added }))
  if (hold) setInterval(() => undefined, 1000)
  else await open.close()
}
