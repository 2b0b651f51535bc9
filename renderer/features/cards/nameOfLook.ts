import type { LookedCard } from '#shared/document/looks.ts'

/** "Mara", "Mara, Act 1 oilskin": for steps and labels. */
export function nameOfLook({ card, look }: LookedCard): string {
  const name = card.name || 'Unnamed'
  return look ? `${name}, ${look.name || 'unnamed look'}` : name
}
