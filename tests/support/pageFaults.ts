import type { Box, Page, TextBox } from '#shared/pages/model.ts'

interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly what: string
}

/** What is wrong on these pages: boxes off the paper, words over words or pictures, pictures over pictures. */
export function pageFaults(pages: readonly Page[]): string[] {
  return pages.flatMap((page, at) => {
    const areas = page.boxes.flatMap(areaOf)
    const off = areas.filter(
      ({ left, top, right, bottom }) =>
        !(left >= 8 && top >= 8 && right <= page.width - 8 && bottom <= page.height - 8),
    )
    const words = page.boxes.filter((box): box is TextBox => box.kind === 'text' && box.runs.length > 0 && !box.veil)
    const written = words.filter((box) => box.role !== 'decoration').flatMap(areaOf)
    const drawn = page.boxes.filter((box) => box.kind === 'picture' || isFrame(box)).flatMap(areaOf)
    const over = [...pairs(written, written), ...pairs(drawn, written), ...pairs(drawn, drawn)]
    return [
      ...off.map(({ what }) => `page ${at + 1}: off the paper: ${what}`),
      ...over.map((what) => `page ${at + 1}: ${what}`),
    ]
  })
}

function isFrame(box: Box): boolean {
  return box.kind === 'rule' && box.stroke !== null
}

function areaOf(box: Box): Area[] {
  if (box.kind === 'path' || (box.kind === 'text' && (box.veil !== undefined || box.runs.length === 0))) return []
  const { x, y } = box
  if (box.kind === 'text') {
    const what = `“${box.runs.map(({ text }) => text).join('')}”`
    return [{ left: x, right: x + box.width, top: y - box.size * 0.72, bottom: y + box.size * 0.2, what }]
  }
  return [{ left: x, top: y, right: x + box.width, bottom: y + box.height, what: `a ${box.kind}` }]
}

/** Those of two lists that share more than a hair of the page. */
function pairs(some: readonly Area[], others: readonly Area[]): string[] {
  const sorted = others.toSorted((a, b) => a.top - b.top)
  return some.flatMap((one) => {
    const found: string[] = []
    for (const other of sorted) {
      if (other.top > one.bottom) break
      if (other === one || (some === others && other.top < one.top)) continue
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      if (across > 0.4 && down > 0.4) found.push(`${one.what} lies over ${other.what}`)
    }
    return found
  })
}
