import type { file_properties } from 'dropbox';
import { addTemplateArg, templateIdArg, updateTemplateArg } from '../../arguments/fileProperties';
import { NO_ARGUMENT } from '../../arguments/stone';
import {
	addTemplate,
	checkTemplate,
	ownedBy,
	ownTemplate,
	removeTemplate,
	type Template,
} from '../../properties/templates';
import { CallRefused, type AnyRoute, type Call } from '../../route';
import { route } from '../files/define';
import { isOnBehalf } from './onBehalf';

type Owner = Pick<Template, 'appKey' | 'ownerId'>;

/** The routes for templates of a user or of a team; they differ in nothing but the owner. */
function templateRoutes(
	whose: 'user' | 'team',
	ownerOf: (call: Pick<Call, 'acting' | 'request'>) => Owner,
): AnyRoute[] {
	const name = (verb: string): string => `file_properties/templates/${verb}_for_${whose}`;
	return [
		route({
			...{ name: name('add'), argument: addTemplateArg },
			async answer(call): Promise<file_properties.AddTemplateResult> {
				return { template_id: addTemplate(call.state, ownerOf(call), call.argument).id };
			},
		}),
		route({
			...{ name: name('get'), argument: templateIdArg },
			async answer(call): Promise<file_properties.GetTemplateResult> {
				const template = ownTemplate(call.state, ownerOf(call), call.argument.template_id);
				return { name: template.name, description: template.description, fields: template.fields };
			},
		}),
		route({
			...{ name: name('list'), argument: NO_ARGUMENT },
			async answer(call): Promise<file_properties.ListTemplateResult> {
				return { template_ids: ownedBy(call.state, ownerOf(call)).map(({ id }) => id) };
			},
		}),
		route({
			...{ name: name('update'), argument: updateTemplateArg },
			async answer(call): Promise<file_properties.UpdateTemplateResult> {
				const { template_id: id, name: newName, description, add_fields: added = [] } = call.argument;
				const template = ownTemplate(call.state, ownerOf(call), id);
				const changed = {
					name: newName ?? template.name,
					description: description ?? template.description,
					fields: [...template.fields, ...added],
				};
				checkTemplate(changed);
				Object.assign(template, changed);
				return { template_id: id };
			},
		}),
		route({
			...{ name: name('remove'), argument: templateIdArg },
			async answer(call): Promise<null> {
				removeTemplate(call.state, ownTemplate(call.state, ownerOf(call), call.argument.template_id).id);
				return null;
			},
		}),
	];
}

export const userTemplateRoutes = templateRoutes('user', (call) => {
	if (isOnBehalf(call.request))
		throw new CallRefused("This endpoint can't be called on a team member or admin's behalf.");
	return { appKey: call.acting.app.key, ownerId: call.acting.account.accountId };
});

export const teamTemplateRoutes = templateRoutes('team', ({ acting }) => ({
	appKey: acting.app.key,
	ownerId: acting.account.teamId ?? '',
}));
