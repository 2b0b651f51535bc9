import type { OnReadOpts, Socket } from 'node:net'

/** More than a socket hands on at a time, so that a picture takes few turns of this thread. */
const ROOM_BYTES = 262_144

/**
 * For a socket's `onread`: reads into the same memory again once `isRead` says that nobody holds what came before. By
 * itself a socket takes fresh memory for every piece, and the engine's garbage collector takes as long over that as
 * everything else takes over a picture. What nobody listens to yet is kept like any stream's.
 */
export function readAgain(isRead: () => boolean): OnReadOpts {
  let room = Buffer.allocUnsafeSlow(ROOM_BYTES)
  let isFree = true
  return {
    buffer() {
      if (!isFree) room = Buffer.allocUnsafeSlow(ROOM_BYTES)
      return room
    },
    callback(this: Socket, bytes: number) {
      const came = room.subarray(0, bytes)
      isFree = true
      if (this.readableFlowing !== true || this.readableLength > 0) return this.push(Buffer.from(came))
      this.emit('data', came)
      isFree = isRead()
      return true
    },
  }
}
