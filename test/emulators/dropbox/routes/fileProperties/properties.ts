import {
	addPropertiesArg,
	overwritePropertiesArg,
	removePropertiesArg,
	updatePropertiesArg,
} from '../../arguments/fileProperties';
import { RouteError } from '../../route';
import { propertyGroupsOf, setPropertyGroups } from '../../state/properties';
import { route } from '../files/define';
import { checkDistinct, checkFields, taggable, templateFor } from './groups';

/** Attaches groups that are not there yet. */
export const addProperties = route({
	name: 'file_properties/properties/add',
	argument: addPropertiesArg,
	async answer(call): Promise<null> {
		const { path, property_groups: added } = call.argument;
		const entry = taggable(call, path);
		checkDistinct(added.map((group) => group.template_id));
		for (const group of added) checkFields(templateFor(call, entry, group.template_id), group.fields);
		const present = propertyGroupsOf(call.state, entry);
		if (added.some((group) => present.some(({ template_id: id }) => id === group.template_id))) {
			throw new RouteError({ '.tag': 'property_group_already_exists' });
		}
		setPropertyGroups(call.state, entry, [...present, ...added]);
		return null;
	},
});

/** Puts groups in place whether there were any of their templates or not; fields left out are gone. */
export const overwriteProperties = route({
	name: 'file_properties/properties/overwrite',
	argument: overwritePropertiesArg,
	async answer(call): Promise<null> {
		const { path, property_groups: groups } = call.argument;
		const entry = taggable(call, path);
		const ids = groups.map((group) => group.template_id);
		checkDistinct(ids);
		for (const group of groups) checkFields(templateFor(call, entry, group.template_id), group.fields);
		const others = propertyGroupsOf(call.state, entry).filter((group) => !ids.includes(group.template_id));
		setPropertyGroups(call.state, entry, [...others, ...groups]);
		return null;
	},
});

/** Changes single fields of groups that exist. */
export const updateProperties = route({
	name: 'file_properties/properties/update',
	argument: updatePropertiesArg,
	async answer(call): Promise<null> {
		const { path, update_property_groups: updates } = call.argument;
		const entry = taggable(call, path);
		checkDistinct(updates.map((update) => update.template_id));
		const groups = new Map(propertyGroupsOf(call.state, entry).map((group) => [group.template_id, group]));
		for (const update of updates) {
			const template = templateFor(call, entry, update.template_id);
			const group = groups.get(update.template_id);
			if (!group) throw groupNotFound();
			const changed = update.add_or_update_fields ?? [];
			checkFields(template, changed);
			const gone = new Set([...(update.remove_fields ?? []), ...changed.map(({ name }) => name)]);
			const kept = group.fields.filter(({ name }) => !gone.has(name));
			groups.set(update.template_id, { ...group, fields: [...kept, ...changed] });
		}
		setPropertyGroups(call.state, entry, [...groups.values()]);
		return null;
	},
});

export const removeProperties = route({
	name: 'file_properties/properties/remove',
	argument: removePropertiesArg,
	async answer(call): Promise<null> {
		const { path, property_template_ids: ids } = call.argument;
		const entry = taggable(call, path);
		const present = propertyGroupsOf(call.state, entry);
		for (const id of ids) {
			templateFor(call, entry, id);
			if (!present.some((group) => group.template_id === id)) throw groupNotFound();
		}
		setPropertyGroups(
			call.state,
			entry,
			present.filter((group) => !ids.includes(group.template_id)),
		);
		return null;
	},
});

function groupNotFound(): RouteError {
	return new RouteError({
		'.tag': 'property_group_lookup',
		property_group_lookup: { '.tag': 'property_group_not_found' },
	});
}
