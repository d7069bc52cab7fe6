/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { kindOfField } from '@/nodes/shared/dropboxNode/readParameters';
import { RULES, type FieldKind } from '@/nodes/shared/node/fieldKinds';

/** A field of a panel that people or expressions fill with text. */
export interface TextField {
	/** Of the parameter, those in collections after a dot. */
	path: string;
	field: INodeProperties;
	/** What has to be chosen for it to be shown. */
	chosen: IDataObject;
	/** How it is nested: in a form of lines, in a collection, or not at all. */
	inside: 'lines' | 'collection' | 'panel';
}

const TEXT_TYPES = ['string', 'resourceLocator', 'json', 'dateTime'];

/** All text fields of a panel, those in collections and forms as well. */
export const textFieldsOf = (panel: readonly INodeProperties[]): TextField[] =>
	panel.flatMap((field): TextField[] => {
		const chosen = choicesFor(field);
		// What comes in at a webhook is an object, and held against a schema of its own.
		if (field.name === 'request') return [];
		if (TEXT_TYPES.includes(field.type)) return [{ path: field.name, field, chosen, inside: 'panel' }];
		if (field.type === 'collection') {
			return textIn((field.options ?? []) as INodeProperties[], field.name, chosen, 'collection');
		}
		if (field.type !== 'fixedCollection') return [];
		return (field.options ?? []).flatMap((group) =>
			'values' in group ? textIn(group.values, `${field.name}.${group.name}`, chosen, 'lines') : [],
		);
	});

const textIn = (
	fields: readonly INodeProperties[],
	prefix: string,
	chosen: IDataObject,
	inside: TextField['inside'],
): TextField[] =>
	fields
		.filter(({ type }) => TEXT_TYPES.includes(type))
		.map((field) => ({ path: `${prefix}.${field.name}`, field, chosen, inside }));

const choicesFor = ({ displayOptions }: INodeProperties): IDataObject =>
	Object.fromEntries(
		Object.entries(displayOptions?.show ?? {})
			.filter(([name]) => !['resource', 'operation'].includes(name))
			.map(([name, values]) => [name, values?.[0] as string | boolean]),
	);

/** Fields of which the table says nothing: whoever adds a field decides there what it is. */
export const unclassified = (panel: readonly INodeProperties[], operation?: string): string[] =>
	textFieldsOf(panel)
		.map(({ path }) => path)
		.filter((path) => kindOfField(path, operation) === undefined);

/** A text of each form that nothing is the matter with. */
export const GOOD: Record<(typeof RULES)[FieldKind]['form'], string> = {
	address: '/Cases/24-1',
	'relative path': 'Pleadings/Motions',
	lines: 'Pleadings\nDiscovery/Incoming',
	list: 'data',
	'case ID': '24-0000107',
	map: '{"Motion": "Pleadings"}',
	words: 'data',
	prose: 'Note.txt',
	sentences: 'Archived today.',
};

/** For each column of the table texts of each form. */
export const BAD: Record<
	Exclude<keyof (typeof RULES)[FieldKind], 'form'>,
	(form: (typeof RULES)[FieldKind]['form']) => unknown[]
> = {
	nothing: () => [undefined, null],
	blank: () => ['', '  ', '\n'],
	unswitched: (form) => [
		...(form === 'prose' || form === 'sentences'
			? []
			: ['NYC-$json.id', '/Cases/$json.name', '/Cases/${$json["name"]}']),
		'{{ $json.body.last }} - {{ $json.body.id }}',
		'={{ $json.name }}',
		'/Cases/{{ $json.name }}',
		'{{$json["x"]',
		'$json.body.caseId',
	],
	half: (form) => [
		...['undefined', 'null', 'NaN', '[object Object]', ' undefined ', 'Invalid DateTime'],
		...{
			address: [
				'/Cases/undefined',
				'/Cases/null/Notes',
				'id:undefined',
				'/Cases/Smith - undefined',
				'null/x',
			],
			'relative path': ['Notes/undefined', '[object Object]/x', 'Smith - NaN'],
			lines: ['Notes\nundefined', 'Notes\nDiscovery/null'],
			list: ['data, undefined', 'null; data', 'data,[object Object]'],
			'case ID': ['NYC-undefined', '24/null', '24undefined', 'undefined-null', '[object Object]-1', '24 NaN'],
			map: ['{"Motion": "undefined"}', '{"null": "Pleadings"}', '{"Motion": "Pleadings/undefined"}'],
			words: ['undefined x', 'Smith - undefined', 'x null', 'undefinedSmith', 'a [object Object]'],
			prose: ['undefined.txt', 'Letter - undefined.txt', 'Letter_null.txt', 'NaN-1.txt'],
			sentences: ['Archived in: undefined', 'null, archived'],
		}[form],
	],
	loose: (form) =>
		({
			address: ['/Cases/undefined terms', '/Cases/Smith null'],
			'relative path': ['undefined terms', 'Notes/Smith NaN'],
			lines: ['Notes\nundefined terms'],
			list: ['data, undefined terms'],
			'case ID': ['undefined terms'],
			map: ['{"Motion": "undefined terms"}'],
			words: ['undefined terms'],
			sentences: ['Archived in undefined'],
			prose: ['undefined terms.txt', 'Objection to undefined terms.txt', 'Letter [object Object] 2.txt'],
		})[form],
	emptyPart: (form) =>
		({
			address: [
				...['/', '/Cases/', '/Cases//x', '/Cases/ /x', '/Cases/ ', '//x', 'Cases/'],
				...['id:a4ayc_80_OEAAAAAAAAAXw/', 'ns:1//x', 'ns:1/', 'https://www.dropbox.com/home/'],
				...['https://www.dropbox.com/home//x', 'https://www.dropbox.com/home/Cases/%20/x'],
				'https://www.dropbox.com/home/Cases?preview=',
			],
			'relative path': ['/', 'Notes/', 'Notes//x', 'Notes/ /x', '//x'],
			lines: ['Notes\nDiscovery/', 'Notes//x\nDiscovery'],
			list: ['data, ', ', data', 'data,,notes', 'data; ;notes', ['data', null], ['data', ' ']],
			'case ID': ['-', '--', '…', 'NYC-', '-107', 'NYC--5', '2026.', '24/', 'NYC – ', '24-1 ()', '#'],
			map: ['{"Motion": ""}', '{"Motion": "Pleadings/"}', '{"Motion": "A//B"}'],
			words: [],
			sentences: [],
			prose: [],
		})[form] as unknown[],
};
