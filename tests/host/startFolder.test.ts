import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseStart, folderNamed } from '../../electron/startFolder.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'

describe('the project that a window opens with', () => {
  let inside: InProcess
  let films: string
  beforeEach(() => {
    inside = startInProcess()
    films = path.join(inside.folder, 'projects')
  })
  afterEach(() => inside.close())

  async function make(name: string): Promise<string> {
    const folder = path.join(inside.folder, name)
    const made = await inside.client.call('projects.create', { folder, title: name, ratio: 2 })
    if (!made.ok) throw new Error(made.failure.kind)
    await inside.client.call('projects.close', { project: made.value.project })
    return folder
  }

  it('is the one that was asked for', async () => {
    await make('Other')
    expect(await chooseStart(inside.client, films, '/films/Mine')).toBe('/films/Mine')
  })

  it('is else the last one that is still there', async () => {
    const first = await make('First')
    const second = await make('Second')
    expect(await chooseStart(inside.client, films, null)).toBe(second)
    renameSync(second, `${second} moved`)
    expect(await chooseStart(inside.client, films, null)).toBe(first)
  })

  it('is none where every film was moved away, since the person knows the app by then', async () => {
    const only = await make('Only')
    renameSync(only, `${only} moved`)
    expect(await chooseStart(inside.client, films, null)).toBeNull()
    expect(existsSync(path.join(films, 'Sample film.framewright'))).toBe(false)
  })

  it('is a copy of the sample film the very first time, left free for the window to open', async () => {
    const folder = await chooseStart(inside.client, films, null)
    expect(folder).toBe(path.join(films, 'Sample film.framewright'))
    expect(await inside.client.call('projects.open', { folder: folder! })).toMatchObject({ value: { access: 'write' } })
  })
})

describe('a folder as a person names it', () => {
  it('may be written from where they stand, or as the database inside it', () => {
    expect(folderNamed('Film', '/home/ada')).toBe(path.resolve('/home/ada/Film'))
    expect(folderNamed('Film/board.sqlite', '/home/ada')).toBe(path.resolve('/home/ada/Film'))
    expect(folderNamed('/films/Film', '/home/ada')).toBe(path.resolve('/films/Film'))
  })
})
