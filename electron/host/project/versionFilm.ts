import { lstatSync } from 'node:fs'
import path from 'node:path'
import { nameOnDisk } from '#shared/nameOnDisk.ts'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { FailureError } from '../failures.ts'
import { enterFolder } from './folderGate.ts'
import { CURRENT_FORMAT } from './format.ts'
import { createMediaStore } from './mediaStore.ts'
import { openCopy } from './openCopy.ts'
import { closeOnce } from './openToWrite.ts'
import type { OwnedFolder } from './ownedFolder.ts'
import { createProjectStore } from './projectStore.ts'
import { faultOfDatabase, listSnapshots } from './snapshotFiles.ts'
import { backUp } from './snapshots.ts'
import { inDatabase } from './sqlite.ts'

/** An earlier state of a film, opened for reading and copying, and a free folder for it next to the film. */
export interface VersionFilm {
  readonly earlier: OwnedFolder
  readonly place: string
}

/**
 * Opens one of a film's snapshots with the film's own pictures. The film itself may be too damaged to read: it is
 * neither opened nor changed. Fails with `not-found` for a missing version, `damaged` for one that is not intact.
 */
export function openVersion(folder: string, version: string): VersionFilm {
  const film = enterFolder(folder)
  const snapshot = listSnapshots(film).find(({ name }) => name === version)
  if (!snapshot) throw new FailureError({ kind: 'not-found', what: 'That version of the film' })
  const fault = faultOfDatabase(snapshot.file, SCHEMA_VERSION)
  if (fault !== null) throw new FailureError({ kind: 'damaged', path: snapshot.file, detail: fault })
  const reading = inDatabase(film, () => openCopy(snapshot.file, film, CURRENT_FORMAT, false))
  const { database } = reading
  const refusal: Failure = { kind: 'read-only', path: film }
  const store = createProjectStore({ database, folder: film, refusal, log: null, now: () => 0 })
  const earlier: OwnedFolder = {
    folder: film,
    access: 'read',
    readOnlyBecause: 'it is an earlier state',
    refusal,
    damage: null,
    notes: [],
    looked: Promise.resolve(null),
    lookAtPlace: null,
    store,
    media: createMediaStore(film, refusal),
    trouble: () => null,
    backUp(to) {
      inDatabase(film, () => backUp(database, to))
      return []
    },
    snapshots: null,
    close: closeOnce(async () => {
      await store.close()
      reading.putAway()
    }),
  }
  return { earlier, place: freeBeside(film, new Date(snapshot.at)) }
}

/** "Salt, 4 Mar 2026, 10.05.framewright", in local time; numbered if it exists already. */
function freeBeside(film: string, at: Date): string {
  const title = nameOnDisk(path.basename(film).replace(/\.framewright$/i, ''), 'Film')
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }).replace(':', '.')
  for (let number = 1; ; number += 1) {
    const name = `${title}, ${day}, ${time}${number > 1 ? ` (${number})` : ''}.framewright`
    const place = path.join(path.dirname(film), name)
    if (!lstatSync(place, { throwIfNoEntry: false })) return place
  }
}
