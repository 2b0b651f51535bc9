import { pictureLines } from '#shared/generation/words.ts'
import type { EarlierTurn, ProviderRequest } from '../../../services.ts'

type Part = { readonly text: string } | { readonly inlineData: { readonly mimeType: string; readonly data: string } }

interface Content {
  readonly role: 'user' | 'model'
  readonly parts: readonly unknown[]
}

/**
 * What was said before, then this request. Sent past the SDK, which knows only some fields of a part and drops the
 * others: a part that comes back changed is refused.
 */
export function contentsOf(request: ProviderRequest): Content[] {
  return [...(request.earlier ?? []).flatMap(turnContents), { role: 'user', parts: partsOf(request) }]
}

function turnContents(turn: EarlierTurn): readonly Content[] {
  return [
    { role: 'user', parts: partsOf(turn) },
    { role: 'model', parts: turn.parts },
  ]
}

/** Each picture directly after the prompt line that names it, then the rest: the texts in sequence are the prompt. */
export function partsOf({ words, pictures }: Pick<ProviderRequest, 'words' | 'pictures'>): Part[] {
  const lines = pictureLines(pictures)
  const inline = pictures.map((picture) => ({
    inlineData: { mimeType: picture.type, data: Buffer.from(picture.bytes).toString('base64') },
  }))
  if (!words.startsWith(lines.join('\n'))) return [{ text: words }, ...inline]
  const rest = words.slice(lines.join('\n').length).trim()
  return [...inline.flatMap((part, index) => [{ text: lines[index]! }, part]), ...(rest === '' ? [] : [{ text: rest }])]
}
