const PLACES = ['SALT HOUSE', 'HARBOUR', 'FERRY', 'CHURCH', 'QUARRY ROAD', 'BOATHOUSE - LOFT', 'KITCHEN'] as const
const NAMES = ['MARA', 'JONAS', 'IDA (O.S.)', 'FERRYMAN', 'WEIGHMASTER'] as const
const TIMES = ['DAY', 'NIGHT', 'DAWN'] as const
const WORDS =
  'salt tide boat rope lamp quay wind gull over under slowly turns waits runs opens window letter rain stone bell'
const SAID = WORDS.split(' ')

/** A script of about so many pages in Fountain: about as many headings, cues and lines as a feature has. */
export function longScript(pages: number): string {
  const scenes = Array.from({ length: Math.ceil(pages * 1.1) }, (_, at) => scene(at))
  return scenes.join('\n')
}

function scene(at: number): string {
  const heading = `${at % 2 === 0 ? 'INT.' : 'EXT.'} ${PLACES[at % PLACES.length]} - ${TIMES[at % TIMES.length]} #${at + 1}#`
  const beats = Array.from({ length: 7 }, (_, beat) =>
    beat % 2 === 0 ? words(at * 7 + beat, 34) : `${NAMES[(at + beat) % NAMES.length]}\n${words(at * 5 + beat, 16)}`,
  )
  return [heading, ...beats, ''].join('\n\n')
}

function words(from: number, count: number): string {
  const list = Array.from({ length: count }, (_, at) => SAID[(from * 13 + at * 7) % SAID.length])
  return `${list.join(' ')}.`
}
