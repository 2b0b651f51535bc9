/** What a film has of each kind, one and more of it. */
const WORDS: Readonly<Record<string, readonly [one: string, more: string]>> = {
  scene: ['scene', 'scenes'],
  shot: ['shot', 'shots'],
  panel: ['panel', 'panels'],
  layer: ['layer', 'layers'],
  mark: ['mark', 'marks'],
  media: ['picture', 'pictures'],
  take: ['take', 'takes'],
  card: ['card', 'cards'],
  look: ['look', 'looks'],
  draft: ['draft of the script', 'drafts of the script'],
}

/** "2 scenes, 12 shots, 4,845 marks": what there is of a film, by the names of its tables. */
export function countedWords(counts: Readonly<Record<string, number>>): string {
  return Object.entries(WORDS)
    .flatMap(([table, words]) => {
      const count = counts[table] ?? 0
      return count === 0 ? [] : [`${count.toLocaleString('en')} ${words[count === 1 ? 0 : 1]}`]
    })
    .join(', ')
}
