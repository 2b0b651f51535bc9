import { accessSync, closeSync, constants, openSync, statfsSync } from 'node:fs'
import path from 'node:path'
import type { Failure } from '#shared/contract/failure.ts'

type Named = (where: string, said: string) => Failure

const full: Named = (where) => ({ kind: 'disk-full', path: where })
const forbidden: Named = (where) => ({ kind: 'no-permission', path: where })
const readOnlyDisk: Named = (where) => ({ kind: 'read-only-disk', path: where })
const busy: Named = (where) => ({ kind: 'busy', path: where })
const diskTrouble: Named = (where, said) => ({ kind: 'disk-trouble', path: where, detail: said })
const noMemory: Named = () => ({ kind: 'no-memory' })
const wrongPlace =
  (detail: string): Named =>
  (where) => ({ kind: 'wrong-place', path: where, detail })

/** System error codes as failures, by Node's names (POSIX errno). */
const BY_CODE: Readonly<Record<string, Named>> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: (where) => ({ kind: 'file-too-large', path: where }),
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: readOnlyDisk,
  ENAMETOOLONG: (where) => ({ kind: 'name-too-long', path: where }),
  EBUSY: busy,
  EAGAIN: busy,
  ETXTBSY: busy,
  EDEADLK: busy,
  EIO: diskTrouble,
  ENXIO: diskTrouble,
  ENODEV: diskTrouble,
  ESTALE: diskTrouble,
  EBADF: diskTrouble,
  ENOTCONN: diskTrouble,
  EHOSTDOWN: diskTrouble,
  EREMOTEIO: diskTrouble,
  ENOMEDIUM: diskTrouble,
  EMFILE: () => ({ kind: 'too-many-files' }),
  ENFILE: () => ({ kind: 'too-many-files' }),
  ENOMEM: noMemory,
  ENOENT: (where) => ({ kind: 'not-found', what: where || 'The file' }),
  EEXIST: (where) => ({ kind: 'already-exists', path: where }),
  ENOTEMPTY: (where) => ({ kind: 'already-exists', path: where }),
  EISDIR: wrongPlace('it is a folder'),
  ENOTDIR: wrongPlace('a part of its path is a file, not a folder'),
  EXDEV: wrongPlace('it lies on another disk'),
  ELOOP: wrongPlace('its links lead in a circle'),
}

const damaged: Named = (where, said) => ({ kind: 'damaged', path: where, detail: `board.sqlite: ${said}` })

/** SQLite's result codes (https://sqlite.org/rescode.html): first the extended ones that are more specific than their family. */
const BY_RESULT: Readonly<Record<number, Named>> = {
  // IOERR_SHORT_READ, IOERR_CORRUPTFS, IOERR_DATA, IOERR_NOMEM
  522: damaged,
  8458: damaged,
  8202: damaged,
  3082: noMemory,
  3: forbidden,
  5: busy,
  6: busy,
  7: noMemory,
  8: (where) => whyNotWritten(where),
  10: (where, said) => whyNoAnswer(where, said),
  11: damaged,
  13: full,
  14: (where) => whyNotOpened(where),
  15: busy,
  18: (where) => ({ kind: 'file-too-large', path: where }),
  26: damaged,
}

/**
 * Maps an error from Node's file system or SQLite to a failure; undefined for other errors. `where`: the file or
 * folder as a person knows it, if the error itself names none.
 */
export function systemFailure(error: unknown, where: string): Failure | undefined {
  const result = field(error, 'errcode')
  const said = error instanceof Error ? error.message : String(error)
  if (field(error, 'code') === 'ERR_SQLITE_ERROR' && typeof result === 'number')
    return (BY_RESULT[result] ?? BY_RESULT[result & 0xff])?.(where, said)
  const code = field(error, 'code')
  // A number too large for JavaScript: none of ours is.
  if (code === 'ERR_OUT_OF_RANGE' && /SQLite|too large to be represented/i.test(said)) return damaged(where, said)
  if (typeof code !== 'string' || !Object.hasOwn(BY_CODE, code)) return undefined
  return BY_CODE[code]!(namedIn(error) || where, code)
}

/** Another program has it open for a moment: worth a retry. Windows reports "forbidden" for a file that is open elsewhere. */
export function isPassing(error: unknown): boolean {
  const code = String(field(error, 'code'))
  if (systemFailure(error, '')?.kind === 'busy') return true
  return process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES')
}

function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined
}

/** The file an error is about; for a temporary file, its final name. */
function namedIn(error: unknown): string {
  const file = field(error, 'path')
  if (typeof file !== 'string') return ''
  return file.split(path.sep).map(grownName).join(path.sep)
}

function grownName(name: string): string {
  return /^\.(.+)\.(?:[0-9a-f]{8}-\d{1,10}-)?[0-9a-f]{12}\.part(?:\.bak)?$/.exec(name)?.[1] ?? name
}

/**
 * SQLite says that it can't open a file, not why; errors of the folder do. Load-bearing: the database itself is not
 * opened here.
 */
function whyNotOpened(folder: string): Failure {
  return (
    asking(folder, () => closeSync(openSync(folder, constants.O_RDONLY))) ??
    asking(folder, () => accessSync(folder, constants.W_OK)) ?? { kind: 'no-permission', path: folder }
  )
}

function whyNotWritten(folder: string): Failure {
  return asking(folder, () => accessSync(folder, constants.W_OK)) ?? { kind: 'read-only', path: folder }
}

function whyNoAnswer(folder: string, said: string): Failure {
  let free = 1
  const failure = asking(folder, () => {
    free = statfsSync(folder).bavail
  })
  return failure ?? (free === 0 ? full(folder, said) : diskTrouble(folder, said))
}

function asking(folder: string, ask: () => void): Failure | undefined {
  if (folder === '') return undefined
  try {
    ask()
    return undefined
  } catch (error) {
    return systemFailure(error, folder)
  }
}
