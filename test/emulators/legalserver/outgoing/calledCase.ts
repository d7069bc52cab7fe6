import { BadControlCall } from '../../core/dashboard/Panel';
import { fullBody, integrationFields } from '../schema/matter';
import { changeMatter } from '../state/matters';
import { addNote } from '../state/notes';
import type { Matter, User } from '../state/records';
import type { Site } from '../state/Site';
import type { CaseValues } from './request';

/** All that a parameter can be set to, as the API presents it, and the login of who runs the process. */
export function valuesOf(site: Site, matter: Matter, user: User): CaseValues {
	const custom = Object.fromEntries([...site.customFields.keys()].map((name) => [name, null]));
	return { ...fullBody(site, matter, new Set()), ...custom, ...matter.customFields, user: user.login };
}

/** Fields that a part of an answer can be stored in: those that hold text, and those of the site's integrations. */
export function storableFields(site: Site): string[] {
	const custom = [...site.customFields.values()].filter(({ type }) => type === 'text');
	return [...custom.map(({ databaseName }) => databaseName), ...integrationFields(site)];
}

/** Puts texts into fields of the case as it is now; an empty one empties its field. */
export function store(site: Site, { id }: Matter, values: Readonly<Record<string, string>>): void {
	const all = Object.entries(values).map(([name, value]) => [name, value === '' ? null : value] as const);
	if (all.length === 0) return;
	const matter = site.matters.at(id);
	changeMatter(site, matter, {
		customFields: { ...matter.customFields, ...pick(all, (name) => site.customFields.has(name)) },
		fields: { ...matter.fields, ...pick(all, (name) => !site.customFields.has(name)) },
	});
}

const pick = (all: ReadonlyArray<readonly [string, string | null]>, isMeant: (name: string) => boolean) =>
	Object.fromEntries(all.filter(([name]) => isMeant(name)));

export function noteAnswer(site: Site, matter: Matter, user: User, body: string): void {
	addNote(site, {
		...{ matterId: matter.id, subject: 'API Response', body, noteType: 'General', createdBy: user.id },
	});
}

/** Throws the 400 that names a field which there is not. */
export function requireStorable(site: Site, fields: readonly string[]): void {
	const storable = storableFields(site);
	const unknown = fields.find((field) => !storable.includes(field));
	if (unknown !== undefined)
		throw new BadControlCall(
			`${site.name} cannot store text in ${unknown}; it can in ${storable.join(', ')}`,
		);
}
