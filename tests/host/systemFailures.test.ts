import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failureSchema } from '#shared/contract/failure.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { failureFrom } from '#host/failures.ts'
import { retryWhileBusy } from '#host/retryWhileBusy.ts'
import { inDatabase, openDatabase } from '#host/project/sqlite.ts'
import { replaceFile } from '#host/exporters/replaceFile.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

/** As Node throws it. */
const thrown = (code: string): Error => Object.assign(new Error(`${code}: it went wrong, write`), { code })
/** As node:sqlite throws it. */
const fromSqlite = (errcode: number, said: string): Error =>
  Object.assign(new Error(said), { code: 'ERR_SQLITE_ERROR', errcode, errstr: said })

describe('what the system says', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EFBIG', 'file-too-large'],
    ['EACCES', 'no-permission'],
    ['EPERM', 'no-permission'],
    ['EROFS', 'read-only-disk'],
    ['ENAMETOOLONG', 'name-too-long'],
    ['EBUSY', 'busy'],
    ['EAGAIN', 'busy'],
    ['ETXTBSY', 'busy'],
    ['EIO', 'disk-trouble'],
    ['ENXIO', 'disk-trouble'],
    ['ENODEV', 'disk-trouble'],
    ['ESTALE', 'disk-trouble'],
    ['EBADF', 'disk-trouble'],
    ['EMFILE', 'too-many-files'],
    ['ENFILE', 'too-many-files'],
    ['ENOMEM', 'no-memory'],
    ['EISDIR', 'wrong-place'],
    ['ENOTDIR', 'wrong-place'],
    ['EXDEV', 'wrong-place'],
    ['ELOOP', 'wrong-place'],
    ['ENOENT', 'not-found'],
    ['EEXIST', 'already-exists'],
    ['ENOTEMPTY', 'already-exists'],
  ])('of %s is a failure of its own kind, with a sentence that is not about Framewright', (code, kind) => {
    for (const where of ['/films/Salt.framewright', '']) {
      const failure = failureFrom(thrown(code), where)
      expect(failure.kind).toBe(kind)
      expect(failureSchema.parse(failure)).toEqual(failure)
      expect(sentence(failure)).toMatch(/^[A-Z/].{15,}[.)]$/)
      expect(sentence(failure)).not.toMatch(/in Framewright itself|undefined| {2}/)
    }
  })

  it.each([
    [3, 'access permission denied', 'no-permission'],
    [5, 'database is locked', 'busy'],
    [261, 'database is locked', 'busy'],
    [6, 'database table is locked', 'busy'],
    [8, 'attempt to write a readonly database', 'read-only'],
    [10, 'disk I/O error', 'disk-trouble'],
    [1546, 'disk I/O error', 'disk-trouble'],
    [522, 'disk I/O error', 'damaged'],
    [7, 'out of memory', 'no-memory'],
    [11, 'database disk image is malformed', 'damaged'],
    [267, 'database disk image is malformed', 'damaged'],
    [13, 'database or disk is full', 'disk-full'],
    [14, 'unable to open database file', 'no-permission'],
    [26, 'file is not a database', 'damaged'],
  ])('of SQLite’s code %i (%s) as well', (code, said, kind) => {
    expect(failureFrom(fromSqlite(code, said), place.path).kind).toBe(kind)
  })

  it('is a fault of ours where no system call and no rule of ours explains it', () => {
    for (const error of [
      new TypeError('x is not a function'),
      thrown('ERR_INVALID_ARG_TYPE'),
      fromSqlite(1, 'no such table: shot'),
      'words',
    ])
      expect(failureFrom(error, '').kind).toBe('fault')
  })

  it('names the file as a person knows it, not as it grows', () => {
    const error = Object.assign(thrown('ENOSPC'), { path: '/out/.Salt.pdf.0123456789ab.part' })
    expect(failureFrom(error, '/elsewhere')).toEqual({ kind: 'disk-full', path: '/out/Salt.pdf' })
  })
})

describe('a file that another program holds', () => {
  it('is waited for', async () => {
    let tries = 0
    const held = (): string => {
      tries += 1
      if (tries < 4) throw thrown('EBUSY')
      return 'done'
    }
    expect(await retryWhileBusy(held, [1, 1, 1, 1])).toBe('done')
  })

  it('is not waited for endlessly, nor where it is something else', async () => {
    let tries = 0
    const fails = (code: string) => (): never => {
      tries += 1
      throw thrown(code)
    }
    await expect(retryWhileBusy(fails('EBUSY'), [1, 1])).rejects.toThrow('EBUSY')
    expect(tries).toBe(3)
    await expect(retryWhileBusy(fails('ENOSPC'), [1, 1])).rejects.toThrow('ENOSPC')
    expect(tries).toBe(4)
  })
})

async function kindOf(work: () => unknown): Promise<Failure['kind'] | 'nothing'> {
  try {
    await work()
    return 'nothing'
  } catch (error) {
    return failureFrom(error, place.path).kind
  }
}

async function* bytes(): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  yield new Uint8Array(3)
}

describe('on a real disk', () => {
  it.each([
    [
      'a name that is too long',
      'name-too-long',
      () => replaceFile(path.join(place.path, `${'x'.repeat(300)}.pdf`), bytes()),
    ],
    ['a file for a folder', 'wrong-place', () => replaceFile(path.join(place.path, 'file', 'a.pdf'), bytes())],
    ['a folder for a file', 'wrong-place', () => writeFile(path.join(place.path, 'folder'), 'x')],
    [
      'no database',
      'damaged',
      () => new DatabaseSync(path.join(place.path, 'noise')).exec('SELECT * FROM sqlite_schema'),
    ],
  ])('%s is said', async (_, kind, work) => {
    writeFileSync(path.join(place.path, 'file'), '')
    writeFileSync(path.join(place.path, 'noise'), 'no database '.repeat(100))
    mkdirSync(path.join(place.path, 'folder'))
    expect(await kindOf(work)).toBe(kind)
    expect(readdirSync(place.path).toSorted()).toEqual(['file', 'folder', 'noise'])
  })

  it('an export whose older file can’t be set aside leaves that and nothing else', async () => {
    const folder = path.join(place.path, 'set aside')
    mkdirSync(path.join(folder, 'a.pdf.bak'), { recursive: true })
    writeFileSync(path.join(folder, 'a.pdf'), 'older')
    expect(await kindOf(() => replaceFile(path.join(folder, 'a.pdf'), bytes()))).toBe('wrong-place')
    expect(readdirSync(folder).toSorted()).toEqual(['a.pdf', 'a.pdf.bak'])
  })

  it.each([
    ['is not there', 'none', 'not-found'],
    ['has too long a name', 'x'.repeat(300), 'name-too-long'],
  ])('a database that can not be opened says why where its folder %s', (_, name, kind) => {
    const folder = path.join(place.path, name)
    expect(() => inDatabase(folder, () => openDatabase(path.join(folder, 'board.sqlite'), false))).toThrow(kind)
  })

  it.skipIf(process.platform !== 'linux')('a device without room is full', async () => {
    expect(await kindOf(() => writeFile('/dev/full', 'x'))).toBe('disk-full')
  })
})
