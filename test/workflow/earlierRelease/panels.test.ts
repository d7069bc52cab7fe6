/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { ICredentialType, IDataObject, INodeProperties } from 'n8n-workflow';
import { DropboxCaseFoldersOAuth2Api } from '@/credentials/DropboxCaseFoldersOAuth2Api.credentials';
import { DropboxCaseFoldersTokenApi } from '@/credentials/DropboxCaseFoldersTokenApi.credentials';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { DropboxCaseFoldersTrigger } from '@/nodes/DropboxCaseFoldersTrigger/DropboxCaseFoldersTrigger.node';
import credentialData from '@/test/fixtures/577e13e/credentialData.json';
import credentialTypes from '@/test/fixtures/577e13e/credentialTypes.json';
import panels from '@/test/fixtures/577e13e/panels.json';

/** By the path of a field within its collections: the values that can be chosen, the modes, or the type. */
type Fields = Record<string, string | Array<string | number | boolean>>;

function fieldsOf(properties: readonly INodeProperties[], under = ''): Fields {
	const fields: Fields = {};
	for (const { name, type, modes, options = [] } of properties) {
		if (type === 'hidden') continue;
		if (type === 'collection')
			Object.assign(fields, fieldsOf(options as INodeProperties[], `${under}${name}.`));
		else if (type === 'fixedCollection') {
			for (const option of options) {
				if (!('values' in option)) continue;
				Object.assign(fields, fieldsOf(option.values, `${under}${name}.${option.name}.`));
			}
		} else {
			const values = options.flatMap((option) => ('value' in option ? [option.value] : []));
			fields[under + name] = modes?.map((mode) => mode.name) ?? (values.length > 0 ? values : type);
		}
	}
	return fields;
}

/** What of the former fields there is no more. */
function missing(former: Fields, now: Fields): string[] {
	return Object.entries(former).flatMap(([name, before]) => {
		const after =
			now[RENAMED.get(name) ?? name] ?? (MOVED.includes(name) ? now[`options.${name}`] : undefined);
		if (after === undefined) return [name];
		if (!Array.isArray(before)) return after === before || Array.isArray(after) ? [] : [`${name}: ${before}`];
		return before.filter((value) => !after.includes(value as never)).map((value) => `${name}: ${value}`);
	});
}

/**
 * Names that followed their labels before there was a release, by what they were in 577e13e. What n8n keeps of
 * credentials has no such list.
 */
const RENAMED = new Map([
	['howToClose', 'closeMethod'],
	['options.onlyWithDocuments', 'options.skipEmptyFolders'],
	['options.looksFirst', 'options.reuseExistingFolder'],
	['options.duplicates', 'options.checkForDuplicates'],
	['fromElsewhere', 'options.allowOutsideCaseFolder'],
	['lookAtDocuments', 'options.checkIndividuallyShared'],
	['folder', 'caseFolder'],
	['folderName', 'folderNaming'],
	['folderBy', 'fileInto'],
	['mode', 'triggerMode'],
	['restrictedOptions.level', 'options.accessLevel'],
	['restrictedOptions.removeOuterLinks', 'options.removeParentLinks'],
	['restrictedOptions.removeOtherMembers', 'options.removeOtherMembers'],
	['options.emitExisting', 'options.includeExistingItems'],
]);

/** Of some operations into Options, before there was a release. */
const MOVED = [
	...[
		'archiveFolder',
		'caseMarker',
		'clientUploadsFolder',
		'closedOn',
		'depth',
		'dryRun',
		'fileName',
		'levels',
	],
	...['putMarkers', 'searchIn', 'simplify', 'title'],
];

/** As they were in 577e13e; see test/fixtures/577e13e/README.md. */
describe('what workflows and credentials of an earlier release name', () => {
	const { properties } = new DropboxCaseFolders().description;
	const isShown = ({ displayOptions }: INodeProperties, name: string, value: string) =>
		displayOptions?.show?.[name]?.includes(value) ?? true;

	it.each(Object.entries(panels.dropboxCaseFolders))('is there still in %s', (panel, former) => {
		const [resource = '', operation = ''] = panel.split(' ');
		const shown = properties.filter(
			(property) =>
				isShown(property, 'resource', resource) &&
				(property.name === 'operation' || isShown(property, 'operation', operation)),
		);
		expect(missing({ resource: [resource], operation: [operation], ...former }, fieldsOf(shown))).toEqual([]);
	});

	it('is there still in the trigger', () => {
		const { description } = new DropboxCaseFoldersTrigger();
		expect(missing(panels.dropboxCaseFoldersTrigger, fieldsOf(description.properties))).toEqual([]);
	});

	const credentials: ICredentialType[] = [
		new DropboxCaseFoldersOAuth2Api(),
		new DropboxCaseFoldersTokenApi(),
	];

	it.each(credentialTypes)('is there still in the credential $name', ({ name, ...former }) => {
		const now = credentials.find((credential) => credential.name === name);
		expect(now?.extends).toEqual(former.extends);
		for (const field of former.properties) {
			if (field.type === 'notice') continue;
			const {
				type,
				default: preset,
				typeOptions,
				options = [],
			} = now?.properties.find((property) => property.name === field.name) ?? {};
			expect({ type, default: preset, typeOptions }).toEqual({
				...{ type: field.type, default: field.default },
				typeOptions: 'typeOptions' in field ? field.typeOptions : undefined,
			});
			const values = options.map((option) => ('value' in option ? option.value : ''));
			if ('options' in field) expect(values).toEqual(expect.arrayContaining(field.options as string[]));
		}
	});

	it('goes on with the access token that was kept, and asks for no other', async () => {
		const data: IDataObject = credentialData.dropboxCaseFoldersTokenApi;
		const request = { url: 'https://api.dropboxapi.com/2/users/get_current_account' };
		const signed = await new DropboxCaseFoldersTokenApi().authenticate(data as never, request);
		expect(signed.headers).toEqual({ Authorization: `Bearer ${String(data['currentAccessToken'])}` });
	});
});
