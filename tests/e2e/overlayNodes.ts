import type Konva from 'konva'
import type { Page } from '@playwright/test'

/** A node of what lies over the drawing, as a person sees it. Window px. */
export interface SeenNode {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** What is written on it; '' for nothing. */
  readonly text: string
}

/** The nodes of the drawing table's overlay that Konva's selectors find, each inside those of the one before; those that are seen. */
export async function overlayNodes(page: Page, selector: string): Promise<SeenNode[]> {
  return page.evaluate((wanted) => {
    const { stages } = (globalThis as unknown as { Konva: typeof Konva }).Konva
    const stage = stages.find((each) => each.name() === 'table-overlay')
    if (!stage) return []
    const { left, top } = stage.container().getBoundingClientRect()
    return wanted
      .split(' ')
      .reduce<Konva.Node[]>((nodes, inside) => nodes.flatMap((node) => (node as Konva.Container).find(inside)), [stage])
      .filter((node) => node.isVisible())
      .map((node) => {
        const { x, y, width, height } = node.getClientRect()
        return { x: left + x, y: top + y, width, height, text: String(node.getAttr('text') ?? '') }
      })
  }, selector)
}

/** The one node that is found. */
export async function overlayNode(page: Page, selector: string): Promise<SeenNode> {
  const found = await overlayNodes(page, selector)
  if (found.length !== 1) throw new Error(`${found.length} nodes on the overlay are ${selector}`)
  return found[0]!
}

/** How often each layer of the overlay is drawn while something is done; what was there before has been drawn by then. */
export async function overlayDraws(page: Page, doing: () => Promise<void>): Promise<Record<string, number>> {
  await page.evaluate(async () => {
    // A node is seen as soon as it is there, and drawn in the next frame.
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame)
    const { stages } = (globalThis as unknown as { Konva: typeof Konva }).Konva
    const draws: Record<string, number> = {}
    for (const layer of stages.find((each) => each.name() === 'table-overlay')!.getLayers()) {
      draws[layer.name()] = 0
      layer.on('draw.counted', () => (draws[layer.name()]! += 1))
    }
    Object.assign(window, { overlayDraws: draws })
  })
  await doing()
  return page.evaluate(() => {
    const { stages } = (globalThis as unknown as { Konva: typeof Konva }).Konva
    for (const layer of stages.find((each) => each.name() === 'table-overlay')!.getLayers()) layer.off('draw.counted')
    return (window as unknown as { overlayDraws: Record<string, number> }).overlayDraws
  })
}
