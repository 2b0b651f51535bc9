import type { Board } from '../../document/board.ts'
import type { ShotField } from '../../fields/field.ts'
import { ownFieldsOf } from '../../fields/filmFields.ts'
import type { FieldId } from '../../fields/filmFields.ts'
import { SHOT_FIELD, SHOT_FIELDS } from '../../fields/shotFields.ts'
import { SHOT_COLUMNS } from '../shotTable/shotColumns.ts'

/** Columns of a table that are no field of a shot. */
export const PLACE_COLUMNS = [
  'scene',
  'heading',
  'int-ext',
  'set',
  'time',
  'shot',
  'estimated',
  'panels',
  'day',
  'id',
] as const
export type PlaceColumn = (typeof PLACE_COLUMNS)[number]
/** What a column of a file can be read as. */
export type TableTarget = PlaceColumn | FieldId
const TABLE_TARGETS: readonly TableTarget[] = [...PLACE_COLUMNS, ...SHOT_FIELDS]

/** What columns can be read as in this film: its own columns last. */
export function tableTargets(board: Board): readonly { readonly id: TableTarget; readonly label: string }[] {
  return [
    ...TABLE_TARGETS.map((id) => ({ id, label: targetLabel(id) })),
    ...ownFieldsOf(board).map(({ id, label }) => ({ id: id as FieldId, label })),
  ]
}

export function targetLabel(target: TableTarget): string {
  return SHOT_COLUMNS.find(({ id }) => id === target)?.label ?? target
}

/**
 * What columns are called elsewhere: in shot lists of English, French, German, Spanish, Italian and Portuguese crews, and
 * by the programs that keep them. As `plainHeading` gives it. A name under several targets goes by what is in the column.
 */
const OTHER_NAMES: Readonly<Partial<Record<TableTarget, string>>> = {
  scene: 'scene|scenes|sc|scn|scene number|slate scene|sequence|seq|szene|bild|escena|esc|scena|cena',
  heading: 'scene heading|heading|slug|slugline|slug line|scene name|scene title|scene description|intitule|encabezado',
  'int-ext': 'int/ext|i/e|int|interior/exterior|int ext|ie|int/aussen|innen/aussen|i/a',
  set: 'scene location|set|set name|setting|location|decor|drehort|motiv|decorado|locacion|localizacion|ambiente',
  time: 'time of day|day/night|d/n|day night|tod|time|jour/nuit|effet|tag/nacht|t/n|tageszeit|dia/noche|giorno/notte|momento|day|tag|jour|dia|giorno',
  shot: 'shot|shots|sh|shot id|shot name|slate|cut|plan|einstellung|plano|toma|inquadratura|shot code',
  estimated: 'estimated|estimate',
  panels: 'panels|frames|panel count',
  day: 'shooting day|shoot day|day of shooting|production day|drehtag|jour de tournage|dia de rodaje|dia de rodagem|giorno di ripresa|giornata|shoot date|shooting date|day|days|tag|jour|dia|giorno',
  id: 'id|shot id',
  setup: 'set up|setup|set ups|camera setup|installation|aufbau|kamerastandpunkt',
  subject: 'subject|who|subject/action|sujet|motif|sujeto|soggetto',
  size: 'size|shot size|frame size|field size|shot type|type|type of shot|valeur|valeur de plan|echelle|einstellungsgroße|einstellungsgrosse|große|tamano|tipo de plano|encuadre|campo|plano',
  framing: 'framing|frame|composition|shot type|type|cadrage|bildausschnitt|kadrierung|encuadre|composicion|quadro',
  angle:
    'angle|camera angle|shot angle|shot type|camera height|perspective|perspektive|kamerawinkel|angulo|angolazione',
  movement:
    'movement|move|camera movement|camera move|moves|mvmt|movt|action of camera|mouvement|bewegung|kamerabewegung|movimiento|movimento',
  direction: 'direction|move direction',
  movementNote: 'movement note|speed|manner',
  lens: 'lens|lenses|lens mm|focal length|mm|focale|objectif|objektiv|brennweite|lente|optica|focal|obiettivo|objetiva',
  aperture: 'aperture|stop|t stop|f stop|iris|diaphragme|blende|diafragma',
  camera: 'camera|cam|cameras|camera body|kamera|camara',
  support: 'support|rig|mount|camera support|grip|machinerie|stativ|soporte',
  equipment:
    'equipment|gear|equip|special equipment|gear/notes|materiel|equipement|ausrustung|technik|equipo|equipamiento',
  frameRate: 'frame rate|fps|framerate|frames per second|cadence|bildrate|bilder/s|velocidad',
  cast: 'cast|characters|character|talent|actors|actor|cast members|personnages|comediens|darsteller|figuren|rollen|personajes|actores|personaggi|elenco',
  location: 'location|place|practical location|lieu',
  props: 'props|prop|properties|accessoires|requisiten|requisite|utileria|atrezzo|oggetti',
  action:
    'action|description|shot description|desc|shot details|details|what happens|summary|handlung|beschreibung|inhalt|accion|descripcion|azione|descrizione|acao|descricao',
  dialogue: 'dialogue|dialog|dialogues|line|lines|script|texte|dialogo|dialoghi',
  sound: 'sound|audio|sfx|sound/audio|music|son|ton|sonido|suono|audio notes',
  vfx: 'vfx|visual effects|fx|effects|effets|effekte|efectos',
  avoid: 'avoid|not in frame|keep out',
  seconds:
    'seconds|sec|secs|est seconds|duration|est duration|length|est time|estimated time|screen time|run time|trt|timing|dur|duree|dauer|lange|duracion|durata|duracao|time',
  status: 'status|state|progress|done|statut|etat|estado|stato',
  notes:
    'notes|note|comments|comment|remarks|remark|remarques|notizen|anmerkungen|bemerkungen|bemerkung|notas|observaciones|commentaires',
}

/** Without accents, capitals, numbering signs and points: "Shot #" is "shot". */
export function plainHeading(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/[#№.:*_?–—-]+/g, ' ')
    .replaceAll(/\b(?:no|nr|num|number|nummer|numero)\b/g, ' ')
    .replaceAll(/\s*\/\s*/g, '/')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const OWN = ownNames()

function ownNames(): ReadonlyMap<string, TableTarget> {
  const names = new Map<string, TableTarget>()
  for (const target of TABLE_TARGETS) names.set(plainHeading(targetLabel(target)), target)
  for (const id of SHOT_FIELDS)
    for (const label of [SHOT_FIELD[id].list?.label, SHOT_FIELD[id].print?.label])
      if (label !== undefined) names.set(plainHeading(label), id)
  return names
}

/** What this film's own tables call so, best first, `added` being its own columns; none for another name. */
export function ownTargets(heading: string, added: readonly ShotField[]): readonly TableTarget[] {
  const plain = plainHeading(heading)
  const named = plain === '' ? [] : added.filter(({ label }) => plainHeading(label) === plain)
  const own = OWN.get(plain)
  return [...(own === undefined ? [] : [own]), ...named.map(({ id }) => id as FieldId)]
}

const OTHER = otherNames()

function otherNames(): ReadonlyMap<string, readonly TableTarget[]> {
  const names = new Map<string, TableTarget[]>()
  for (const target of TABLE_TARGETS)
    for (const name of (OTHER_NAMES[target] ?? '').split('|')) names.set(name, [...(names.get(name) ?? []), target])
  names.delete('')
  return names
}

/** What a column of this name can be, elsewhere. */
export function targetsNamed(heading: string): readonly TableTarget[] {
  return OTHER.get(plainHeading(heading)) ?? []
}
