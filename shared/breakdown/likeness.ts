/** How alike two lists of texts are, pair by pair; texts are lists of words. */
export interface Likenesses {
  /** 0..1, as the share of word pairs and triples that both have; null where one of them says too little to tell. */
  between(left: number, right: number): number | null
  /** Those on the right that have anything in common with one on the left. */
  near(left: number): Iterable<number>
}

/** Fewer words say too little: many scenes are "He waits.". */
const FEWEST_WORDS = 8
const FEWEST_FEATURES = 4
/** What more of the texts than this have in common says nothing of one of them. */
const COMMON_SHARE = 0.08
const COMMON_LEAST = 4
/** Texts that differ only in what many have in common: 1 is kept for those that are the same word by word. */
const NEARLY = 0.99

type Words = readonly string[]

/** Linear in the number of words, for texts that differ: each pair and triple of words is looked up once. */
export function likenesses(left: readonly Words[], right: readonly Words[]): Likenesses {
  const [lefts, rights] = withoutCommon(left.map(featuresOf), right.map(featuresOf))
  const index = indexOf(rights)
  const whole = indexOf(right.map((words) => (words.length === 0 ? [] : [words.join(' ')])))
  const shared = lefts.map((features) => sharedWith(features, index))
  return {
    near: (at) => new Set([...shared[at]!.keys(), ...(whole.get(left[at]!.join(' ')) ?? [])]),
    between(a, b) {
      const [words, others] = [left[a]!, right[b]!]
      if (words.length > 0 && words.length === others.length && words.every((word, i) => word === others[i])) return 1
      const sizes = [lefts[a]!.length, rights[b]!.length] as const
      if (Math.min(words.length, others.length) < FEWEST_WORDS || Math.min(...sizes) < FEWEST_FEATURES) return null
      return Math.min(NEARLY, (2 * (shared[a]!.get(b) ?? 0)) / (sizes[0] + sizes[1]))
    },
  }
}

/** Pairs and triples of words, each once. */
function featuresOf(words: Words): readonly string[] {
  const features = new Set<string>()
  for (let at = 0; at + 1 < words.length; at += 1) {
    features.add(`${words[at]} ${words[at + 1]}`)
    if (at + 2 < words.length) features.add(`${words[at]} ${words[at + 1]} ${words[at + 2]}`)
  }
  return [...features]
}

function withoutCommon(
  lefts: readonly Words[],
  rights: readonly Words[],
): readonly [readonly Words[], readonly Words[]] {
  const common = new Set([lefts, rights].flatMap(commonIn))
  const rare = (features: Words) => features.filter((feature) => !common.has(feature))
  return [lefts.map(rare), rights.map(rare)]
}

function commonIn(texts: readonly Words[]): readonly string[] {
  const most = Math.max(COMMON_LEAST, texts.length * COMMON_SHARE)
  return [...indexOf(texts)].flatMap(([feature, held]) => (held.length > most ? [feature] : []))
}

function indexOf(texts: readonly Words[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>()
  texts.forEach((features, at) => {
    for (const feature of features) {
      const held = index.get(feature)
      if (held) held.push(at)
      else index.set(feature, [at])
    }
  })
  return index
}

function sharedWith(features: Words, index: ReadonlyMap<string, readonly number[]>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const feature of features) for (const at of index.get(feature) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1)
  return counts
}
