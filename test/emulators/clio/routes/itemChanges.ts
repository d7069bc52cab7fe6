import type { z } from 'zod';
import { unprocessable } from '../gateway/ClioRefusal';
import type { Call } from '../route';
import type { ExternalProperty } from '../state/records';
import type { LINK_OR_NONE, NEW_PROPERTIES, PROPERTIES } from './bodies';

const MOST_PROPERTIES = 5;

/** Undefined: as before. Throws the 422 for a category that there is not. */
export function categoryOf(
	{ state }: Call,
	link: z.infer<typeof LINK_OR_NONE> | undefined,
): { categoryId?: number | null } {
	if (link === undefined) return {};
	if (link.id !== null && !state.categories.get(link.id))
		throw unprocessable(`document_category: there is no category ${link.id}`);
	return { categoryId: link.id };
}

export function newProperties(
	{ state }: Call,
	given: z.infer<typeof NEW_PROPERTIES> | undefined,
): ExternalProperty[] {
	const now = state.clock.now();
	const made = (given ?? []).map(({ name, value }) => ({
		...{ id: state.documents.takeId(), name, value, createdAt: now, updatedAt: now, revision: 1 },
	}));
	return limited(made);
}

/** Those with an ID are changed or taken away, the others are new. */
export function changedProperties(
	call: Call,
	before: readonly ExternalProperty[],
	given: z.infer<typeof PROPERTIES> | undefined,
): { externalProperties?: readonly ExternalProperty[] } {
	if (given === undefined) return {};
	let properties = [...before];
	for (const { id, name, value, _destroy: destroy } of given) {
		if (id === undefined) {
			if (name === undefined || value === undefined)
				throw unprocessable('external_properties: name and value are needed');
			properties.push(...newProperties(call, [{ name, value }]));
			continue;
		}
		const known = properties.find((one) => one.id === id);
		if (!known) throw unprocessable(`external_properties: there is no property ${id}`);
		const now = call.state.clock.now();
		const changed = { ...known, name: name ?? known.name, value: value ?? known.value, updatedAt: now };
		const isGone = destroy === true;
		properties = properties.flatMap((one) =>
			one !== known ? [one] : isGone ? [] : [{ ...changed, revision: known.revision + 1 }],
		);
	}
	return { externalProperties: limited(properties) };
}

function limited(properties: ExternalProperty[]): ExternalProperty[] {
	if (properties.length > MOST_PROPERTIES)
		throw unprocessable(`external_properties: there is a limit of ${MOST_PROPERTIES}`);
	return properties;
}
