import type { ProjectRow } from '#shared/document/schema.ts'
import { fieldPlace, fieldRule } from '../../editor/fieldRule.ts'
import type { FieldRule } from '../../editor/fieldRule.ts'
import { useActions } from '../../editor/useActions.ts'
import { useEditor } from '../../editor/useEditor.ts'

/** The rules for the film's own fields: a held draft leads back to these settings. */
export function useFilmRules(film: ProjectRow): (field: keyof ProjectRow) => FieldRule {
  const editor = useEditor()
  const actions = useActions()
  return (field) => fieldRule(editor, 'project', film.id, field, { show: () => actions.run('project.settings') })
}

/** Where text is held that will become a field of the film but is parsed first. */
export function useFilmPlace(film: ProjectRow): (name: string) => Pick<FieldRule, 'key' | 'show'> {
  const editor = useEditor()
  const actions = useActions()
  return (name) => fieldPlace(editor, 'project', film.id, name, () => actions.run('project.settings'))
}
