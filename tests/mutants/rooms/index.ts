import type { Room } from '../mutation.ts'
import { BOARD_ROOM } from './board.ts'
import { CANVAS_ROOM } from './canvas.ts'
import { DOCUMENT_ROOM } from './document.ts'
import { EDITOR_ROOM } from './editor.ts'
import { FEATURES_ROOM } from './features.ts'
import { GENERATION_ROOM } from './generation.ts'
import { INTERCHANGE_ROOM } from './interchange.ts'
import { LOG_ROOM } from './log.ts'
import { NETWORK_ROOM } from './network.ts'
import { PDF_ROOM } from './pdf.ts'
import { PROJECT_ROOM } from './project.ts'
import { SCRIPT_ROOM } from './script.ts'
import { SHELL_ROOM } from './shell.ts'
import { TRUST_ROOM } from './trust.ts'

export const ROOMS: readonly Room[] = [
  PROJECT_ROOM,
  GENERATION_ROOM,
  TRUST_ROOM,
  NETWORK_ROOM,
  LOG_ROOM,
  SHELL_ROOM,
  PDF_ROOM,
  INTERCHANGE_ROOM,
  EDITOR_ROOM,
  BOARD_ROOM,
  CANVAS_ROOM,
  DOCUMENT_ROOM,
  SCRIPT_ROOM,
  FEATURES_ROOM,
]
