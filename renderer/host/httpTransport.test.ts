import { afterEach, describe, expect, it, vi } from 'vitest'
import { httpTransport } from './httpTransport.ts'

/** The browser's EventSource, opened and broken on demand. */
class Stream extends EventTarget {
  static last: Stream
  static readonly CONNECTING = 0
  readonly readyState = 1
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    Stream.last = this
  }
  close(): void {
    this.dispatchEvent(new Event('closed'))
  }
}

afterEach(() => vi.unstubAllGlobals())

describe('the way to the web host', () => {
  it('says that something may have been missed when its stream comes back, and not when it first opens', () => {
    vi.stubGlobal('EventSource', Stream)
    const heard: unknown[] = []
    httpTransport('http://host', 'a page').listen((event) => heard.push(event))
    const { last } = Stream
    expect(last.url).toContain('page=')
    last.dispatchEvent(new Event('open'))
    expect(heard).toEqual([])
    last.dispatchEvent(new Event('error'))
    last.dispatchEvent(new Event('open'))
    expect(heard).toEqual([{ name: 'events.missed', value: {} }])
  })

  it.each([
    ['a long line of a pen', '0'.repeat(60_000), true],
    ['more than a browser sends on', '0'.repeat(70_000), false],
    ['letters that take three bytes each', '雪'.repeat(30_000), false],
  ])('lets a save outlive its page if a browser takes it: %s', async (_, text, meant) => {
    const sent = vi.fn<typeof fetch>(() => Promise.resolve(Response.json({ ok: true })))
    vi.stubGlobal('EventSource', Stream)
    vi.stubGlobal('fetch', sent)
    await httpTransport('http://host', 'a page').call('board.save', { text })
    expect(sent.mock.calls[0]![1]).toMatchObject({ keepalive: meant })
  })
})
