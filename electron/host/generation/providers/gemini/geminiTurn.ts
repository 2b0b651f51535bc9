import type { ModelTurn, TurnPicture } from '../../../services.ts'
import { listIn, objectIn, textIn } from '../../oddJson.ts'
import type { UnknownObject } from '../../oddJson.ts'
import { withPictures } from '../../lightBody.ts'
import type { LightBody } from '../../lightBody.ts'
import type { Strike } from '../../strikeKey.ts'

const MOST_PARTS = 4000
/** Characters of the parts without their pictures: signatures of thoughts take a few thousand each. */
const MOST_CHARACTERS = 16_000_000

/**
 * What the model said, to be sent back as it came: every part with fields that only the service knows. `candidate`:
 * the position of the one with the picture. null if there is nothing to send back.
 */
export function turnOf(answers: readonly UnknownObject[], candidate: number, body: LightBody): ModelTurn | null {
  const raw = answers.flatMap((answer) => partsOf(answer, answers.length === 1 ? candidate : 0))
  if (raw.length === 0 || raw.length > MOST_PARTS) return null
  const pictures: TurnPicture[] = []
  // No service takes back a part that is no object.
  const parts = raw.filter((part) => typeof part === 'object' && part !== null && !Array.isArray(part))
  const lightened = parts.map((part, at) => withPictures(lighten(objectIn(part), at, pictures, body), body))
  const last = (name: string): string => textIn(answers.findLast((each) => textIn(each, name) !== '') ?? {}, name)
  return {
    parts: lightened,
    pictures,
    responseId: last('responseId').slice(0, 500),
    modelVersion: last('modelVersion').slice(0, 200),
  }
}

function partsOf(answer: UnknownObject, candidate: number): readonly unknown[] {
  const found = objectIn(listIn(answer, 'candidates')[candidate])
  return listIn(objectIn(found['content']), 'parts')
}

/** The part without its picture, which goes to `pictures`, unless its text would not come back byte for byte. */
function lighten(part: UnknownObject, at: number, pictures: TurnPicture[], body: LightBody): UnknownObject {
  for (const name of ['inlineData', 'inline_data']) {
    const holder = objectIn(part[name])
    const { data } = holder
    if (typeof data !== 'string' || data === '') continue
    const held = body.pictures.get(data)
    const bytes = held?.bytes ?? Buffer.from(data, 'base64')
    if (held ? !held.exact : bytes.toString('base64') !== data) continue
    const thought = part['thought'] === true || part['thought'] === 'true'
    pictures.push({ at: [at, name, 'data'], bytes, thought })
    return { ...part, [name]: { ...holder, data: '' } }
  }
  return part
}

/** Without the key, should a service repeat it in a part. null if nothing of use is left. */
export function struckTurn(turn: ModelTurn, strike: Strike): ModelTurn | null {
  try {
    const text = JSON.stringify(turn.parts)
    if (text.length > MOST_CHARACTERS) return null
    const struck = strike(text)
    const { responseId, modelVersion } = turn
    return {
      ...turn,
      ...(struck === text ? {} : { parts: JSON.parse(struck) as unknown[] }),
      responseId: strike(responseId),
      modelVersion: strike(modelVersion),
    }
  } catch {
    // Nested too deeply for JSON, or no JSON any more.
    return null
  }
}
