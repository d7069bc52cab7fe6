import { allows } from '../state/permissions';
import { defaultsOf, type Selection } from './parseFields';
import type { AnySchema, Association, Scene } from './Schema';

type Shown = Record<string, unknown>;

/** A record with the fields asked for, in that order. */
export function present(record: unknown, schema: AnySchema, selection: Selection, scene: Scene): Shown {
	const shown: Shown = {};
	for (const [name, nested] of selection) {
		const association = schema.associations[name];
		shown[name] = association
			? follow(record, association, nested, scene)
			: (schema.scalars[name]?.(record, scene) ?? null);
	}
	return shown;
}

function follow(
	record: unknown,
	association: Association<unknown>,
	nested: Selection | undefined,
	scene: Scene,
): unknown {
	const schema = association.schema();
	const selection = nested ?? defaultsOf(schema);
	const found = association.find(record, scene);
	if (found === null || found === undefined) return null;
	const show = (one: unknown): Shown =>
		isHidden(one, schema, scene)
			? redact(one, schema, selection, scene)
			: present(one, schema, selection, scene);
	return Array.isArray(found) ? found.map(show) : show(found);
}

/** By the boxes of the app, or by what the firm lets this person see. */
function isHidden(record: unknown, schema: AnySchema, scene: Scene): boolean {
	if (schema.permission && !allows(scene.permissions, schema.permission, 'read')) return true;
	return schema.isVisible?.(record, scene) === false;
}

/** That there is something, by its ID, and nothing of what it is. */
function redact(record: unknown, schema: AnySchema, selection: Selection, scene: Scene): Shown {
	const shown: Shown = {};
	for (const name of selection.keys())
		shown[name] = name === 'id' ? (schema.scalars.id?.(record, scene) ?? null) : null;
	return { ...shown, redacted: true };
}
