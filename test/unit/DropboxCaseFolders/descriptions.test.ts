/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';

/** A field that an expression may fill, and therefore a model; with the way to it through the panel. */
interface FillableField {
	path: string;
	field: INodeProperties;
}

function fillableFields(fields: readonly INodeProperties[], above: readonly string[] = []): FillableField[] {
	return fields.flatMap((field) => {
		const operation = field.displayOptions?.show?.['operation'] ?? [];
		const path = [...above, ...operation.map(String), field.displayName];
		const inner = (field.options ?? []) as Array<INodeProperties | INodePropertyCollection>;
		if (field.type === 'collection') return fillableFields(inner as INodeProperties[], path);
		if (field.type === 'fixedCollection')
			return inner.flatMap((each) => fillableFields((each as INodePropertyCollection).values, path));
		return field.noDataExpression === true || field.type === 'notice'
			? []
			: [{ path: path.join(' / '), field }];
	});
}

const fields = fillableFields(new DropboxCaseFolders().description.properties);
const pathsWhere = (isWanted: (field: INodeProperties) => boolean): string[] =>
	fields.filter(({ field }) => isWanted(field)).map(({ path }) => path);

const wordsOf = ({ description = '' }: INodeProperties): number => description.split(/\s+/).length;
const FREE_TEXT: ReadonlyArray<INodeProperties['type']> = [
	...(['string', 'json', 'dateTime', 'resourceLocator'] as const),
];

describe('what a model is told of the fields that it may fill', () => {
	it('finds the fields, those in collections too', () => {
		expect(pathsWhere(() => true)).toEqual(
			expect.arrayContaining([
				...['find / Case ID', 'close / Options / Closed On', 'create / Template Fields / Value'],
			]),
		);
	});

	it('is something for each', () => {
		expect(pathsWhere(({ description = '' }) => description.trim() === '')).toEqual([]);
	});

	it('is a sentence, not the label once more', () => {
		expect(pathsWhere((field) => wordsOf(field) < 4)).toEqual([]);
	});

	it('has an example where the value is free text, since n8n shows placeholders to people only', () => {
		expect(
			pathsWhere(
				({ type, description = '' }) => FREE_TEXT.includes(type) && !/\b(such as|like) \S/.test(description),
			),
		).toEqual([]);
	});

	it('says of choices what each of them does', () => {
		const silent = fields.flatMap(({ path, field }) =>
			field.type !== 'options'
				? []
				: (field.options ?? [])
						.filter((option) => !('description' in option) || option.description === undefined)
						.map(({ name }) => `${path} / ${name}`),
		);
		expect(silent).toEqual([]);
	});
});
