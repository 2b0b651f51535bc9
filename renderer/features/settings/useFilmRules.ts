import type { ProjectRow } from '#shared/document/schema.ts'
import { fieldPlace, fieldRule } from '../../editor/fieldRule.ts'
import type { FieldRule } from '../../editor/fieldRule.ts'
import { useActions } from '../../editor/useActions.ts'
import { useEditor } from '../../editor/useEditor.ts'

/** The rules of the film's own fields: what they can't hold is found again in these settings. */
export function useFilmRules(film: ProjectRow): (field: keyof ProjectRow) => FieldRule {
  const editor = useEditor()
  const actions = useActions()
  return (field) => fieldRule(editor, 'project', film.id, field, { show: () => actions.run('project.settings') })
}

/** Where the text waits that is to become a field of the film and is read first. */
export function useFilmPlace(film: ProjectRow): (name: string) => Pick<FieldRule, 'key' | 'show'> {
  const editor = useEditor()
  const actions = useActions()
  return (name) => fieldPlace(editor, 'project', film.id, name, () => actions.run('project.settings'))
}
