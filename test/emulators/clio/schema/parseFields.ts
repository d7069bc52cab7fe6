import { ClioRefusal } from '../gateway/ClioRefusal';
import type { AnySchema } from './Schema';

/** The fields asked for: of the record, and of what it leads to (undefined: the defaults). */
export type Selection = ReadonlyMap<string, Selection | undefined>;

/** Reads `id,etag,matter{id,client}`. Throws the 400 for a field that there is not, and for a second level of braces. */
export function parseFields(text: string | null | undefined, schema: AnySchema): Selection {
	if (text === null || text === undefined || text === '') return defaultsOf(schema);
	return select(text, schema, 0);
}

export function defaultsOf(schema: AnySchema): Selection {
	return new Map(schema.defaults.map((name) => [name, undefined]));
}

function select(text: string, schema: AnySchema, level: number): Selection {
	const selection = new Map<string, Selection | undefined>();
	for (const part of split(text)) {
		const [, name = '', braces] = /^([^{}]+)(?:\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\})?$/.exec(part) ?? [];
		const association = Object.hasOwn(schema.associations, name) ? schema.associations[name] : undefined;
		if (!association && !Object.hasOwn(schema.scalars, name)) throw invalid(name || part);
		if (braces === undefined) selection.set(name, undefined);
		else if (!association || level > 0) throw invalid(`${name}{${braces}}`);
		else selection.set(name, select(braces, association.schema(), level + 1));
	}
	return selection;
}

/** At the commas outside of braces. */
function split(text: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let part = '';
	for (const char of text) {
		if (char === ',' && depth === 0) {
			parts.push(part);
			part = '';
			continue;
		}
		if (char === '{') depth += 1;
		if (char === '}') depth -= 1;
		part += char;
	}
	return [...parts, part];
}

function invalid(name: string): ClioRefusal {
	return new ClioRefusal(400, 'InvalidFields', `${name} is not a valid field.`);
}
