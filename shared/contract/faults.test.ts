import { describe, expect, it } from 'vitest'
import { describeFault, faultSchema } from './faults.ts'

const FILM = ['Rosebud', 'ROSEBUD', 'Kane', 'xanadu', 'AIzaSyA-secret-0123456789', '/home/ada', 'C:\\Users']
const LINE = 'KANE (dying): Rosebud.'

function thrownIn(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}

/** Everything that can be thrown with text from a film in it. */
const HOSTILE: Readonly<Record<string, unknown>> = {
  'a message with a key, a path and dialogue': new Error(
    `AIzaSyA-secret-0123456789 at /home/ada/Rosebud.framewright: ${LINE}`,
  ),
  'a message that looks like a stack': new Error(
    `Error: x\n    at Rosebud (/home/ada/Kane/electron/Rosebud.ts:1:2)\n    at ${LINE} (framewright://app/assets/xanadu.js:1:1)`,
  ),
  'JSON that tells what it could not read': thrownIn(() => JSON.parse(`{"dialogue": Rosebud`)),
  'a name that is a title': Object.assign(new Error('x'), { name: 'Rosebud' }),
  'a code and a call with words': Object.assign(new Error('x'), {
    code: 'Rosebud dies',
    syscall: 'spawn /home/ada/Kane',
  }),
  'a failure with a path': { kind: 'damaged', path: '/home/ada/Rosebud.framewright', detail: LINE },
  'a failure whose kind is no kind': { kind: 'Rosebud dies', detail: LINE },
  'a text': LINE,
  'a cause': new Error('x', { cause: Object.assign(new Error(LINE), { code: 'Kane' }) }),
  'a stack of its own making': Object.assign(new Error('x'), {
    stack: `Error: Rosebud\n    at Rosebud (C:\\Users\\ada\\Kane\\film.ts:1:2)\n    at x (/home/ada/out/xanadu/Kane.fountain:3:1)`,
  }),
  'a property of a name that is a word': thrownIn(() => (undefined as unknown as Record<string, string>)['Rosebud']),
  'a field that throws': {
    get name(): string {
      throw new Error(LINE)
    },
  },
}

describe('what is told of a fault', () => {
  it.each(Object.keys(HOSTILE))('holds nothing of a film or a key: %s', (name) => {
    const told = describeFault(HOSTILE[name])
    expect(faultSchema.safeParse(told).success).toBe(true)
    expect(FILM.filter((word) => JSON.stringify(told).includes(word))).toEqual([])
  })

  it('names the kind, what an engine says of it, and places in the program without the folder around it', () => {
    const told = describeFault(thrownIn(() => (undefined as unknown as { rows: string[] }).rows))
    expect(told).toMatchObject({ name: 'TypeError', said: 'Cannot read properties of undefined', code: '' })
    expect(told.at[0]).toMatch(/^shared\/contract\/faults\.test\.ts:\d+:\d+$/)
    expect(told.at[1]).toMatch(/^thrownIn shared\/contract\/faults\.test\.ts:\d+:\d+$/)
  })

  it.each([
    ['file:///home/ada/my films/app/electron/host/pdf/writePdf.ts:12:3', 'electron/host/pdf/writePdf.ts:12:3'],
    ['/opt/Framewright/resources/app.asar/out/main/main.js:1:20', 'out/main/main.js:1:20'],
    ['C:\\Program Files\\Framewright\\resources\\app.asar\\out\\main\\main.js:1:20', 'out/main/main.js:1:20'],
    ['framewright://app/assets/index-B1x2y3z4.js:9:8', 'assets/index-B1x2y3z4.js:9:8'],
    ['node:internal/fs/promises:639:10', 'node:internal/fs/promises:639:10'],
  ])('a place %s is told as %s', (written, told) => {
    const fault = Object.assign(new Error('x'), {
      stack: `Error: x\n    at async Store.save (${written})\n    at ${written}`,
    })
    expect(describeFault(fault).at).toEqual([`Store.save ${told}`, told])
  })

  it('tells the system’s code and call, also of what caused it, and the kind of a failure', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    })
    expect(describeFault(full).code).toBe('ENOSPC write')
    expect(describeFault(new Error('fetch failed', { cause: full }))).toMatchObject({
      said: 'fetch failed',
      code: 'ENOSPC write',
    })
    expect(describeFault({ kind: 'disk-full', path: '/home/ada' })).toEqual({
      name: 'Failure',
      said: '',
      code: 'disk-full',
      at: [],
    })
    expect(describeFault(Object.assign(new Error('x'), { failure: { kind: 'not-open' } })).code).toBe('not-open')
  })
})
