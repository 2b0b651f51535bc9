/** In small letters, without accents and what stands in parentheses. */
function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[.,]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Words that a heading ends with, in the languages that films are written in most. */
const TIMES = new Set(
  [
    'day|night|morning|afternoon|evening|dawn|dusk|noon|midday|midnight|sunset|sunrise|twilight|daybreak|nightfall|sundown|sunup',
    'magic hour|golden hour|blue hour|continuous|cont|later|same|same time|same day|moments later|present|present day|flashback',
    'intercut|dream|establishing|days|nights|any time|day for night|moments before|earlier',
    'jour|nuit|matin|soir|soiree|aube|crepuscule|midi|minuit|apres-midi|continu|plus tard|meme moment',
    'tag|nacht|morgen|abend|morgens|abends|nachts|mittag|mitternacht|dammerung|morgendammerung|abenddammerung|spater|fortlaufend',
    'dia|noche|manana|tarde|madrugada|amanecer|anochecer|atardecer|mediodia|medianoche|mas tarde|continuo|mismo tiempo',
    'noite|manha|entardecer|amanhecer|meio-dia|meia-noite|mais tarde|giorno|notte|mattina|sera|alba|tramonto|pomeriggio|mezzogiorno',
    'день|ночь|утро|вечер|рассвет|закат|сумерки|полдень|полночь|позже|продолжение|dag|nat|natt|aften|kvall|morgon|noc|dzien|rano|wieczor',
    'יום|לילה|בוקר|ערב|זריחה|שקיעה|צהריים|המשך|نهار|ليل|يوم|صباح|مساء|فجر|غروب|ظهر|ημερα|νυχτα',
    'gece|gündüz|sabah|akşam|öğle|nappal|éjszaka|éjjel|reggel|délután|hajnal|päivä|yö|aamu|ilta|iltapäivä|ngày|đêm',
    'ráno|večer|ніч|вечір|ранок|світанок|режим|вечерний режим|zi|noapte|dimineața|seara|avond|ochtend|middag|schemering|kveld|eftermiddag|ettermiddag',
    'świt|zmierzch|południe|popołudnie|poranek|północ|pôr do sol|pôr-do-sol|meriggio|imbrunire|crepuscolo|mezzanotte|siang|malam|pagi|दिन|रात|सुबह|शाम|दोपहर|सवेरा|भोर|संध्या|आधी रात|देर रात',
    '日|夜|朝|昼|夕|晩|夕方|晨|日内|夜内|日外|夜外|夜中|早朝|未明|明け方|深夜|夕暮れ|夕暮|昼間|正午|午前|午後|翌朝|翌日|翌晩|日没|日の出|回想|現在',
    '白天|夜晚|早晨|早上|黄昏|黃昏|傍晚|清晨|凌晨|黎明|拂晓|上午|中午|下午|午后|午後|晚|晚上|半夜|日出|日落|次日|第二天|次日晨|回忆|现在',
    '낮|밤|아침|저녁|새벽|오전|오후|정오|한낮|한밤|한밤중|심야|노을|해질녘|해질무렵|해 질 녘|다음날|다음 날|회상|현재|주간|야간',
  ].flatMap((words) => words.split('|').map(plainWords)),
)

/** "夜9時", "早朝5:30" */
const BY_THE_CLOCK = /(?<=[^\s\d])\d{1,2}(?:[:時时点시]\d{0,2}分?半?)?$/

/** Exactly one of the known words. */
export function isTimeWord(text: string): boolean {
  return TIMES.has(plainWords(text))
}

/** Whether a part of a heading is a time: a known word, or words that begin or end with one ("LATE NIGHT", "DAY 3"). */
export function isTimeOfDay(text: string): boolean {
  const plain = plainWords(text)
  if (TIMES.has(plain)) return true
  if (plain.includes('/')) return plain.split('/').every((each) => TIMES.has(each.trim()))
  if (TIMES.has(plain.replace(BY_THE_CLOCK, ''))) return true
  const words = plain.split(' ')
  if (words.length > 4) return /\b(?:later|earlier)$/.test(plain)
  if (/\b(?:later|earlier)$/.test(plain)) return true
  const edge = words.length > 1 && (TIMES.has(words.at(-1)!) || TIMES.has(words[0]!))
  return (
    edge &&
    !/^(?:day|night|noon|midnight|dawn)\b.*\b(?:room|club|clinic|care|market|school|office|shop|bar|bus|train|spa|ward|tower|nursery)$/.test(
      plain,
    )
  )
}
