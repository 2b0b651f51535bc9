import { describe, expect, it } from 'vitest'
import { droppedPictures, pastedRefusal } from './droppedPictures.ts'

function carried(texts: Readonly<Record<string, string>>, files: readonly File[] = []): DataTransfer {
  return { files, getData: (type: string) => texts[type] ?? '' } as unknown as DataTransfer
}

const PNG = 'data:image/png;base64,iVBORw0KGgo='

describe('what is dropped', () => {
  it('is its files, whatever addresses come with them', () => {
    const file = new File(['x'], 'a.png')
    const drop = carried({ 'text/uri-list': 'https://example.org/a.png' }, [file])
    expect(droppedPictures(drop)).toEqual({ files: [file], refusal: null })
  })

  it.each<[string, Record<string, string>]>([
    ['an address', { 'text/uri-list': PNG }],
    ['a part of a page', { 'text/html': `<meta charset=utf-8><IMG alt="a" src='${PNG}'>` }],
    ['a linked part of a page', { 'text/uri-list': 'https://example.org/', 'text/html': `<a><img src="${PNG}"></a>` }],
  ])('is the picture that %s holds in itself', async (_what, texts) => {
    const { files, refusal } = droppedPictures(carried(texts))
    expect(refusal).toBeNull()
    expect(files.map((file) => file.type)).toEqual(['image/png'])
    expect(new Uint8Array(await files[0]!.arrayBuffer())).toEqual(
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    )
  })

  it('is read where it is escaped, too', async () => {
    const { files } = droppedPictures(carried({ 'text/uri-list': 'data:image/svg+xml;charset=utf-8,%3Csvg%2F%3E' }))
    expect(await files[0]!.text()).toBe('<svg/>')
    const packed = droppedPictures(carried({ 'text/uri-list': PNG.replace('=', '%3D') }))
    expect(packed.files.map(({ size }) => size)).toEqual([8])
  })

  it.each([
    ['text/uri-list', '# a comment\r\nhttps://example.org/a.png', /fetches nothing/],
    ['text/html', '<img src="https://example.org/a.png?x=1&amp;y=2">', /fetches nothing/],
    ['text/html', '<img src="blob:https://example.org/1">', /fetches nothing/],
    ['text/uri-list', 'data:image/png;base64,%%%', /fetches nothing/],
    ['text/uri-list', 'file:///home/ada/a.png', /drop the file itself/],
  ])('is refused with the reason where %s brings only %s', (type, text, why) => {
    const { files, refusal } = droppedPictures(carried({ [type]: text }))
    expect(files).toEqual([])
    expect(refusal).toMatch(why)
  })

  it('is nothing to say a word about where it is words', () => {
    expect(droppedPictures(carried({ 'text/plain': 'hello', 'text/html': '<b>hello</b>' }))).toEqual({
      files: [],
      refusal: null,
    })
    expect(droppedPictures(null)).toEqual({ files: [], refusal: null })
  })

  it.each([
    ['https://example.org/quay.png', /^That is only an address, and Framewright fetches nothing/],
    ['www.example.org', /^That is only an address/],
    ['EXT. QUAY - NIGHT', /^Words are pasted into a field/],
  ])('says where %j would have gone, had it been pasted there', (text, why) => {
    expect(pastedRefusal(carried({ 'text/plain': text }))).toMatch(why)
  })

  it('says nothing of a paste of nothing', () => {
    expect(pastedRefusal(carried({ 'text/plain': ' ' }))).toBeNull()
    expect(pastedRefusal(null)).toBeNull()
  })
})
