import type { file_properties } from 'dropbox';
import {
	isLongerThan,
	MOST_KEY_BYTES,
	MOST_VALUE_BYTES,
	usableTemplate,
	type Template,
} from '../../properties/templates';
import { RouteError, type Call } from '../../route';
import type { Entry } from '../../state/Entry';
import { find } from '../../state/find';
import { namespaceHolding } from '../../state/tree';
import { viewOf } from '../files/define';
import { refused } from '../files/refused';
import { isOnBehalf } from './onBehalf';

/** The file or folder that is to be tagged. Throws `path`, also when the account may only read there. */
export function taggable(call: Call, path: string): Entry {
	const view = viewOf(call);
	const entry = refused({ lookup: 'path' }, () => find(view, path));
	const namespace = namespaceHolding(entry);
	if (namespace && !call.acting.can(namespace.id, 'write'))
		throw new RouteError({ '.tag': 'restricted_content' });
	return entry;
}

/** The template of a group. Throws `unsupported_folder` for a template of the team on a folder. */
export function templateFor(call: Call, entry: Entry, templateId: string): Template {
	const template = usableTemplate(call.state, call.acting, isOnBehalf(call.request), templateId);
	if (entry.kind === 'folder' && template.ownerId.startsWith('dbtid:')) {
		throw new RouteError({ '.tag': 'unsupported_folder' });
	}
	return template;
}

/** Throws unless the fields are among the template's, each once, and none is too long. */
export function checkFields(template: Template, fields: readonly file_properties.PropertyField[]): void {
	const names = fields.map(({ name }) => name);
	if (
		names.some(isLongerThan(MOST_KEY_BYTES)) ||
		fields.some(({ value }) => isLongerThan(MOST_VALUE_BYTES)(value))
	) {
		throw new RouteError({ '.tag': 'property_field_too_large' });
	}
	const isStrange = names.some((name) => !template.fields.some((field) => field.name === name));
	if (isStrange || new Set(names).size < names.length)
		throw new RouteError({ '.tag': 'does_not_fit_template' });
}

/** Throws when two groups are of the same template. */
export function checkDistinct(templateIds: readonly string[]): void {
	if (new Set(templateIds).size < templateIds.length)
		throw new RouteError({ '.tag': 'duplicate_property_groups' });
}
