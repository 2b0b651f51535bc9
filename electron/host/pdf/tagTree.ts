/** What a tag tree needs of its document. */
export interface Tagging<Element> {
  element(type: string, options: { alt?: string; scope?: 'Row' | 'Column'; span?: number }): Element
  add(parent: Element | null, child: Element): void
  /** No more children will be added. */
  close(element: Element): void
}

export interface TagTree<Element> {
  /** The element for a box's path, created with its parents if needed. */
  at(path: string, alt?: string): { element: Element; type: string }
}

/**
 * Turns box paths (`Sect/Table/TR:shot_…/TD:action*2`) into one tree of elements under a Document. Elements are in the
 * order of their first boxes, which is reading order. Rows, panels and scenes are closed once reading leaves them, so
 * that a long document is written as it goes rather than at its end.
 */
export function createTagTree<Element>(tagging: Tagging<Element>): TagTree<Element> {
  const known = new Map<string, { element: Element; type: string }>()
  let within: readonly string[] = []
  const root = tagging.element('Document', {})
  tagging.add(null, root)

  function at(path: string, alt?: string): { element: Element; type: string } {
    leave(path)
    return find(path, alt)
  }

  function leave(path: string): void {
    const next = containersOf(path)
    for (const container of within.toReversed()) {
      const made = known.get(container)
      if (!made || next.includes(container)) continue
      tagging.close(made.element)
      for (const inner of known.keys()) if (inner.startsWith(`${container}/`)) known.delete(inner)
      known.delete(container)
    }
    within = next
  }

  function find(path: string, alt?: string): { element: Element; type: string } {
    const found = known.get(path)
    if (found) return found
    const cut = path.lastIndexOf('/')
    const parent = cut === -1 ? root : find(path.slice(0, cut)).element
    const [name, span] = path.slice(cut + 1).split('*')
    const [type, key] = name!.split(':')
    const made = { element: tagging.element(type!, optionsOf(type!, key ?? '', path, span, alt)), type: type! }
    tagging.add(parent, made.element)
    known.set(path, made)
    return made
  }

  return { at }
}

function optionsOf(
  type: string,
  key: string,
  path: string,
  span: string | undefined,
  alt: string | undefined,
): { alt?: string; scope?: 'Row' | 'Column'; span?: number } {
  const scope = type === 'TH' ? (path.includes('TR:head') || key === 'scene' ? 'Column' : 'Row') : undefined
  return {
    ...(alt === undefined ? {} : { alt }),
    ...(scope === undefined ? {} : { scope }),
    ...(span === undefined ? {} : { span: Number(span) }),
  }
}

/** The rows, panels and scenes that contain a path, outermost first. */
function containersOf(path: string): string[] {
  const parts = path.split('/')
  return parts.flatMap((part, index) => (/^(TR|Div|Sect):/.test(part) ? [parts.slice(0, index + 1).join('/')] : []))
}
