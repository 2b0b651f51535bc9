import { MODEL_NAMES, errorAnswer } from './fakeModelAnswers.ts'
import type { HttpAnswer } from './fakeModelAnswers.ts'

const RATIOS = '1:1 2:3 3:2 3:4 4:3 4:5 5:4 9:16 16:9 21:9'.split(' ')
const TOP = 'contents systemInstruction safetySettings generationConfig tools toolConfig cachedContent'.split(' ')
const CONFIG =
  'seed responseModalities imageConfig thinkingConfig temperature topP topK candidateCount maxOutputTokens stopSequences'.split(
    ' ',
  )
const THINKING = ['MINIMAL', 'MEDIUM', 'HIGH']
const ONLY_1K = ['gemini-3.1-flash-lite-image', 'gemini-2.5-flash-image']

/** What the real service would refuse of a `generateContent` body, as it would refuse it; null for a good one. */
export function refusalOf(model: string, body: string): HttpAnswer | null {
  if (!MODEL_NAMES.some((name) => name === model))
    return errorAnswer(
      404,
      `models/${model} is not found for API version v1beta, or is not supported for generateContent.`,
    )
  try {
    check(model, JSON.parse(body) as Json)
    return null
  } catch (error) {
    return errorAnswer(400, error instanceof Error ? error.message : String(error))
  }
}

type Json = Readonly<Record<string, unknown>>

function check(model: string, body: Json): void {
  known(body, TOP, '')
  const contents = list(body['contents'], 'contents')
  if (contents.length === 0) throw new Error('* GenerateContentRequest.contents: contents is not specified')
  for (const content of contents) {
    known(content, ['role', 'parts'], 'contents')
    if (content['role'] !== 'user' && content['role'] !== 'model')
      throw new Error('Please use a valid role: user, model.')
    const parts = list(content['parts'], 'contents.parts')
    if (parts.length === 0)
      throw new Error('* GenerateContentRequest.contents[0].parts: contents.parts must not be empty.')
    // What the service said itself may hold anything; signatures are checked elsewhere.
    if (content['role'] === 'user') parts.forEach(checkPart)
  }
  checkConfig(model, (body['generationConfig'] ?? {}) as Json)
}

function checkPart(part: Json): void {
  known(part, ['text', 'inlineData'], 'contents.parts')
  if (Object.keys(part).length !== 1)
    throw new Error('* contents.parts: required oneof field "data" must have one initialized field')
  if ('text' in part) {
    if (typeof part['text'] !== 'string' || part['text'] === '')
      throw new Error('Unable to submit request because it must have a text parameter')
    return
  }
  const { mimeType, data } = part['inlineData'] as { mimeType?: unknown; data?: unknown }
  if (typeof mimeType !== 'string' || !/^image\/(png|jpeg|webp|heic|heif)$/.test(mimeType))
    throw new Error(`Unsupported MIME type: ${String(mimeType)}`)
  if (typeof data !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(data))
    throw new Error("Invalid value at 'data' (TYPE_BYTES), Base64 decoding failed")
  const start = Buffer.from(data.slice(0, 16), 'base64').toString('hex')
  const right =
    mimeType === 'image/png' ? start.startsWith('89504e47') : mimeType !== 'image/jpeg' || start.startsWith('ffd8')
  if (!right) throw new Error('Unable to process input image. Please retry or report in the support forum.')
}

function checkConfig(model: string, config: Json): void {
  known(config, CONFIG, 'generation_config')
  const modalities = config['responseModalities']
  if (!Array.isArray(modalities) || !modalities.includes('IMAGE'))
    throw new Error('This model only supports the response modalities: TEXT, IMAGE')
  const seed = config['seed']
  if (seed !== undefined && !Number.isInteger(seed))
    throw new Error("Invalid value at 'generation_config.seed' (TYPE_INT32)")
  const thinking = (config['thinkingConfig'] ?? {}) as Json
  known(thinking, ['thinkingLevel'], 'generation_config.thinking_config')
  const level = thinking['thinkingLevel']
  if (level !== undefined && !THINKING.some((each) => each === level))
    throw new Error("Invalid value at 'generation_config.thinking_config.thinking_level'")
  if (level !== undefined && model !== MODEL_NAMES[0])
    throw new Error('Thinking level is not supported for this model.')
  const image = (config['imageConfig'] ?? {}) as Json
  known(image, ['aspectRatio', 'imageSize'], 'generation_config.image_config')
  const { aspectRatio, imageSize } = image as { readonly aspectRatio?: string; readonly imageSize?: string }
  if (aspectRatio !== undefined && !RATIOS.includes(aspectRatio))
    throw new Error(`Aspect ratio must be one of: ${RATIOS.join(', ')}`)
  if (imageSize !== undefined && !['1K', '2K', '4K'].includes(imageSize))
    throw new Error('Image size must be one of: 1K, 2K, 4K')
  if (ONLY_1K.includes(model) && (imageSize ?? '1K') !== '1K')
    throw new Error(`Image size ${imageSize} is not supported by this model.`)
}

function known(value: Json, names: readonly string[], where: string): void {
  const stranger = Object.keys(value).find((name) => !names.includes(name))
  if (stranger !== undefined)
    throw new Error(
      `Invalid JSON payload received. Unknown name "${stranger}"${where === '' ? '' : ` at '${where}'`}: Cannot find field.`,
    )
}

function list(value: unknown, name: string): readonly Json[] {
  if (value !== undefined && !Array.isArray(value)) throw new Error(`Invalid value at '${name}'`)
  return (value ?? []) as Json[]
}
