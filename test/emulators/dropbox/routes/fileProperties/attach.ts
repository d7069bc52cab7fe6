/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { file_properties } from 'dropbox';
import { RouteError, type Call } from '../../route';
import type { FileEntry } from '../../state/Entry';
import { setPropertyGroups } from '../../state/properties';
import { checkDistinct, checkFields, templateFor } from './groups';

/**
 * Puts the groups on a file that came with its contents. Throws properties_error where they do not fit: "The file
 * has uploaded without property groups" (spec, UploadError), so this comes after the file was written.
 */
export function attachGroups(
	call: Call,
	file: FileEntry,
	groups: file_properties.PropertyGroup[] | undefined,
): void {
	if (!groups) return;
	try {
		checkDistinct(groups.map((group) => group.template_id));
		for (const group of groups) checkFields(templateFor(call, file, group.template_id), group.fields);
	} catch (error) {
		if (!(error instanceof RouteError)) throw error;
		throw new RouteError({ '.tag': 'properties_error', properties_error: error.error });
	}
	setPropertyGroups(call.state, file, groups);
}
