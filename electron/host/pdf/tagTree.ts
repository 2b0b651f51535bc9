/** What a tag tree needs of the document it tags: two calls of pdfkit's. */
export interface Tagging<Element> {
  element(type: string, options: { alt?: string; scope?: 'Row' | 'Column'; span?: number }): Element
  add(parent: Element | null, child: Element): void
}

export interface TagTree<Element> {
  /** The element of a box's path, made with its parents where it is new. */
  at(path: string, alt?: string): { element: Element; type: string }
}

/**
 * Turns the paths of boxes (`Sect/Table/TR:shot_…/TD:action*2`) into one tree of elements under a Document. Elements
 * stand in the order in which their first boxes come, which is reading order.
 */
export function createTagTree<Element>(tagging: Tagging<Element>): TagTree<Element> {
  const known = new Map<string, { element: Element; type: string }>()
  const root = tagging.element('Document', {})
  tagging.add(null, root)

  function at(path: string, alt?: string): { element: Element; type: string } {
    const found = known.get(path)
    if (found) return found
    const cut = path.lastIndexOf('/')
    const parent = cut === -1 ? root : at(path.slice(0, cut)).element
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
