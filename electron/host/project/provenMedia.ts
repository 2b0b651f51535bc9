import { webcrypto } from 'node:crypto'
import { fail } from '#shared/contract/failure.ts'
import type { LostPicture } from '#shared/contract/model.ts'
import type { MediaId } from '#shared/document/ids.ts'
import type { MediaStore } from '../services.ts'
import { createListeners } from '#shared/store.ts'

/** `media/` as it is on disk, unverified. */
export type MediaFiles = Omit<MediaStore, 'lost' | 'look' | 'prove' | 'listen'> & {
  /** Stats of this medium's file, without reading it; null if there is none. `stamp` changes whenever it is rewritten. */
  stat(id: string): Promise<MediaStamp | null>
}

export interface MediaStamp {
  readonly stamp: string
  readonly bytes: number
}

/**
 * Returns only bytes that match their name. Each file is hashed on first use, and again only if it was written since;
 * missing ones are remembered, and changes are announced.
 */
export function createProvenMedia(files: MediaFiles): MediaStore {
  const lost = createLostMedia()
  const { read, prove } = createProofs(files, lost)
  return {
    ...files,
    read: (id) => (namesMedium(id) ? read(whole(id)) : Promise.resolve(null)),
    async add(bytes, name) {
      const added = await files.add(bytes, name)
      if (added.ok) lost.note(added.value.id, null)
      return added
    },
    async keep(id: MediaId) {
      const how = namesMedium(id) ? await prove(id) : null
      if (how === 'changed') return fail({ kind: 'pictures-missing', count: 1, names: [] })
      return files.keep(id)
    },
    lost: (id) => lost.how(whole(id)),
    async look({ id, bytes }) {
      // Anything but a plain file counts as missing.
      const stat = await files.stat(id).catch(() => null)
      if (!stat) lost.note(id, 'missing')
      // A file of another size, or that was missing before, may be intact all the same: only its bytes can tell.
      else if (stat.bytes !== bytes || lost.how(id) !== null) await prove(id)
      return lost.how(id)
    },
    prove: (id) => prove(whole(id)),
    listen: lost.listen,
  }
}

type How = LostPicture['how'] | null

/** Records missing pictures. */
interface LostMedia {
  readonly how: (id: string) => How
  /** null: it is intact. */
  readonly note: (id: string, how: How) => void
  readonly listen: (heard: () => void) => () => void
}

function createLostMedia(): LostMedia {
  const lost = new Map<string, LostPicture['how']>()
  const { tell, listen } = createListeners()
  return {
    how: (id) => lost.get(id) ?? null,
    note(id, how) {
      if ((lost.get(id) ?? null) === how) return
      if (how === null) lost.delete(id)
      else lost.set(id, how)
      tell()
    },
    listen,
  }
}

interface Proofs {
  /** The bytes, if they match this name. */
  readonly read: (id: string) => Promise<Uint8Array | null>
  /** Reads them only if they were written since. */
  readonly prove: (id: string) => Promise<How>
}

function createProofs(files: MediaFiles, lost: LostMedia): Proofs {
  /** Stamps of files whose bytes were verified. */
  const proven = new Map<string, string>()

  async function read(id: string): Promise<Uint8Array | null> {
    const stat = await files.stat(id)
    const bytes = stat && (await files.read(id))
    if (!bytes) {
      lost.note(id, 'missing')
      return null
    }
    if (proven.get(id) === stat.stamp) return bytes
    if ((await hashOf(bytes)) !== id.replace('media_', '')) {
      lost.note(id, 'changed')
      return null
    }
    proven.set(id, stat.stamp)
    lost.note(id, null)
    return bytes
  }

  async function prove(id: string): Promise<How> {
    const stat = await files.stat(id)
    if (stat && proven.get(id) === stat.stamp) lost.note(id, null)
    else await read(id)
    return lost.how(id)
  }

  return { read, prove }
}

function namesMedium(id: string): boolean {
  return /^(?:media_)?[0-9a-f]{64}$/.test(id)
}

function whole(id: string): string {
  return id.startsWith('media_') ? id : `media_${id}`
}

/** SHA-256 in hex, off this thread: a picture may be large, and the window's calls must not wait. */
export async function hashOf(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex')
}
