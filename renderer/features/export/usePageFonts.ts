import { useEffect, useState } from 'react'
import { fontPath } from '#shared/contract/assets.ts'
import type { Page } from '#shared/pages/model.ts'

/** The name of a fallback font in this window. */
export function fontFamily(name: string): string {
  return `page-${name.replace(/\.\w+$/, '')}`
}

/** Loads a page's fonts into the window, the same files that the PDF embeds; true once all are loaded. */
export function usePageFonts(page: Page | null): boolean {
  const names = fontNames(page)
  const key = names.join(' ')
  const [ready, setReady] = useState('')

  useEffect(() => {
    let over = false
    const wanted = key === '' ? [] : key.split(' ')
    void Promise.allSettled(wanted.map(bring)).then(() => (over ? undefined : setReady(key)))
    return () => {
      over = true
    }
  }, [key])

  return ready === key || names.every((name) => document.fonts.check(`8px "${fontFamily(name)}"`))
}

function fontNames(page: Page | null): string[] {
  const runs = (page?.boxes ?? []).flatMap((box) => (box.kind === 'text' ? box.runs : []))
  return [...new Set(runs.map((run) => run.font))].toSorted()
}

async function bring(name: string): Promise<void> {
  const family = fontFamily(name)
  for (const face of document.fonts) if (face.family.replaceAll('"', '') === family) return void (await face.load())
  const face = new FontFace(family, `url("${fontPath(name)}")`)
  document.fonts.add(face)
  await face.load()
}
