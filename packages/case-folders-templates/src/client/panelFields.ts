import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { settingsFields } from '../../../../nodes/CaseFolderWorkflows/actions/settings/check/fields';

/**
 * The fields of *Client Settings* that a client's file has: all of the panel, but for what each set has of its own, and for
 * the form of the map of categories.
 */
const LEFT_OUT = ['environment', 'specifySubfolders', 'subfoldersJson'];

export const panelFields: readonly INodeProperties[] = settingsFields.filter(
	({ name, type }) => type !== 'notice' && !LEFT_OUT.includes(name),
);

/** What is in a collection: each option, or the columns of a line. */
export const innerFields = (field: INodeProperties): readonly INodeProperties[] =>
	field.type === 'fixedCollection'
		? ((field.options ?? []) as INodePropertyCollection[]).flatMap(({ values }) => values)
		: field.type === 'collection'
			? ((field.options ?? []) as INodeProperties[])
			: [];

/** What can be chosen. */
export const choicesOf = ({ options }: INodeProperties): INodePropertyOptions[] =>
	(options ?? []) as INodePropertyOptions[];

/** @param name of a field, or `options.timeZone` */
export function panelField(name: string): INodeProperties {
	const [first, second] = name.split('.');
	const outer = panelFields.find((field) => field.name === first);
	const found =
		second === undefined || outer === undefined
			? outer
			: innerFields(outer).find((field) => field.name === second);
	if (found === undefined) throw new Error(`the panel has no field ${name}`);
	return found;
}

/** Where each label of the panel stands in a client's file, for what the checks say of it. */
export function pathOfLabel(label: string): Array<string | number> {
	const [field = '', line, inner] = label.split(', ');
	const direct = panelFields.find(({ displayName }) => displayName === field);
	if (direct !== undefined) {
		const row = /^line (\d+)$/.exec(line ?? '')?.[1];
		const column = innerFields(direct).find(({ displayName }) => displayName === inner)?.name;
		return [
			'settings',
			direct.name,
			...(row === undefined ? [] : [Number(row) - 1]),
			...(column === undefined ? [] : [column]),
		];
	}
	const within = panelFields.find((each) =>
		innerFields(each).some(({ displayName }) => displayName === field),
	);
	const found = within && innerFields(within).find(({ displayName }) => displayName === field);
	return within === undefined || found === undefined ? ['settings'] : ['settings', within.name, found.name];
}
