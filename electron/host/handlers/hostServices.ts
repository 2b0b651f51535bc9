import type { Platform } from '../platform.ts'
import type { MakingPlaces } from '../project/makingPlaces.ts'
import type { OpenProjects } from '../project/openProjects.ts'
import type { PlaceWatch } from '../project/placeWatch.ts'
import type { VersionThread } from '../project/versionThread.ts'
import type {
  GenerationQueue,
  KeyVault,
  PanelRenderer,
  PdfService,
  PictureWatch,
  RecentProjects,
  Tell,
} from '../services.ts'
import type { FilmTrust } from '../trust/filmTrust.ts'

/** Everything that calls may need, created once by createHost. */
export interface HostServices {
  readonly platform: Platform
  readonly thread: VersionThread
  readonly projects: OpenProjects
  readonly recent: RecentProjects
  readonly making: MakingPlaces
  /** Key vaults by provider id. */
  readonly vaults: ReadonlyMap<string, KeyVault>
  readonly trust: FilmTrust
  readonly queue: GenerationQueue
  readonly renderer: PanelRenderer
  readonly pdf: PdfService
  readonly pictures: PictureWatch
  readonly places: PlaceWatch
  readonly tell: Tell
}
