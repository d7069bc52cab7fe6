/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { file_properties } from 'dropbox';
import { RouteError } from '../route';
import type { Acting } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import { storeOf } from '../routes/storeOf';

/** A template belongs to an app together with a user or a team; no other app ever sees it. */
export interface Template extends file_properties.PropertyGroupTemplate {
	id: string;
	appKey: string;
	/** `dbid:` or `dbtid:` */
	ownerId: string;
}

/** Bytes of a template's name and of a field's key; of descriptions and of a field's value. */
export const MOST_KEY_BYTES = 256;
export const MOST_VALUE_BYTES = 1024;
const MOST_FIELDS = 32;
/** How many an owner may have; the real limit is not documented. */
const MOST_TEMPLATES = 64;

const templatesOf = storeOf(() => new Map<string, Template>());

/** Adds a template. Throws the refusals of `ModifyTemplateError`. */
export function addTemplate(
	state: DropboxState,
	owner: Pick<Template, 'appKey' | 'ownerId'>,
	template: file_properties.PropertyGroupTemplate,
): Template {
	checkTemplate(template);
	const templates = templatesOf(state);
	if (ownedBy(state, owner).length >= MOST_TEMPLATES) throw new RouteError({ '.tag': 'too_many_templates' });
	const id = `ptid:1a5n2i6d3OYE${String(templates.size + 1).padStart(12, 'A')}`;
	const added = { ...template, ...owner, id };
	templates.set(id, added);
	return added;
}

/** Throws `too_many_properties`, `conflicting_property_names` or `template_attribute_too_large`. */
export function checkTemplate({ name, description, fields }: file_properties.PropertyGroupTemplate): void {
	if (fields.length > MOST_FIELDS) throw new RouteError({ '.tag': 'too_many_properties' });
	if (new Set(fields.map((field) => field.name)).size < fields.length) {
		throw new RouteError({ '.tag': 'conflicting_property_names' });
	}
	const keys = [name, ...fields.map((field) => field.name)];
	const descriptions = [description, ...fields.map((field) => field.description)];
	if (keys.some(isLongerThan(MOST_KEY_BYTES)) || descriptions.some(isLongerThan(MOST_VALUE_BYTES))) {
		throw new RouteError({ '.tag': 'template_attribute_too_large' });
	}
}

export function isLongerThan(bytes: number): (text: string) => boolean {
	return (text) => Buffer.byteLength(text) > bytes;
}

export function ownedBy(state: DropboxState, owner: Pick<Template, 'appKey' | 'ownerId'>): Template[] {
	return [...templatesOf(state).values()].filter(
		({ appKey, ownerId }) => appKey === owner.appKey && ownerId === owner.ownerId,
	);
}

/** The template with this ID among those the owner has. Throws template_not_found. */
export function ownTemplate(
	state: DropboxState,
	owner: Pick<Template, 'appKey' | 'ownerId'>,
	id: string,
): Template {
	const template = ownedBy(state, owner).find((candidate) => candidate.id === id);
	if (!template) throw new RouteError({ '.tag': 'template_not_found', template_not_found: id });
	return template;
}

/**
 * A template that the acting user may attach: an own one, or one of the team. On a member's or admin's
 * behalf user-owned templates do not exist.
 */
export function usableTemplate(state: DropboxState, acting: Acting, onBehalf: boolean, id: string): Template {
	const template = templatesOf(state).get(id);
	const { accountId, teamId } = acting.account;
	const isOwn = template?.ownerId === accountId && !onBehalf;
	if (template && template.appKey === acting.app.key && (isOwn || template.ownerId === teamId))
		return template;
	throw new RouteError({ '.tag': 'template_not_found', template_not_found: id });
}

/** Whether the acting user may see and use groups of a template. */
export function isUsable(state: DropboxState, acting: Acting, onBehalf: boolean, id: string): boolean {
	try {
		usableTemplate(state, acting, onBehalf, id);
		return true;
	} catch (error) {
		if (error instanceof RouteError) return false;
		throw error;
	}
}

export function removeTemplate(state: DropboxState, id: string): void {
	templatesOf(state).delete(id);
	for (const [entry, groups] of state.propertyGroups) {
		const left = groups.filter((group) => group.template_id !== id);
		if (left.length === 0) state.propertyGroups.delete(entry);
		else state.propertyGroups.set(entry, left);
	}
}
