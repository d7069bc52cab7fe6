import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { documentAddressFrom } from '../../../shared/domain/documentAddressFrom';
import type { Operation } from '../../../shared/node/Operation';
import { InvalidField } from '../../../shared/node/InvalidField';
import { fileLocator } from '../../../shared/dropboxNode/fields';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import { optionalText, resourceLocator } from '../../../shared/node/readParameters';
import type { DropboxOnly } from '../shared/Dependencies';
import { verifyManifests, type VerifiedManifest, type VerifyRequest } from './verifyManifest/verifyManifests';

const fields: INodeProperties[] = [
	fileLocator({
		displayName: 'Manifest',
		name: 'manifest',
		description: 'The file that Create Case Manifest saved',
		required: true,
	}),
	{
		displayName: 'Expected Root',
		name: 'expectedRoot',
		type: 'string',
		default: '',
		placeholder: 'e.g. 64 characters from the note about the closing',
		description:
			'The root from the note or email about the closing, 64 characters such as 9f86d081…b0f00a08. Whoever can write in the folder could replace the manifest as a whole; only a root that was kept elsewhere shows that.',
	},
];

/** Verify Case Manifest: what became of each document that a manifest lists. */
export const verifyManifest: Operation<VerifyRequest, VerifiedManifest, DropboxOnly> = {
	fields,
	asTool: 'runs',
	read: readVerifyRequest,
	run: async (requests, { dropbox }) => await verifyManifests(requests, dropbox),
	rows: ({ file, manifest, folder, isExpected, findings }) => {
		const count = (kind: string) => findings.filter((finding) => finding.kind === kind).length;
		return [
			{
				ok: isExpected !== false && findings.length === 0,
				manifestId: file.id,
				root: manifest.root,
				rootIsExpected: isExpected,
				createdAt: manifest.createdAt,
				documents: manifest.count,
				folderId: folder.id,
				path: folder.path ?? null,
				...{ added: count('added'), changed: count('changed'), lost: count('lost') },
				...{ moved: count('moved'), copied: count('copied') },
				findings: findings.map((finding) => ({ ...finding })),
			},
		];
	},
};

/** @throws Refusal `invalid_input` naming the field */
function readVerifyRequest(context: IExecuteFunctions, itemIndex: number): VerifyRequest {
	const given = readParameters(context, itemIndex, { manifest: resourceLocator, expectedRoot: optionalText });
	const expectedRoot = given.expectedRoot.trim().toLowerCase();
	if (expectedRoot !== '' && !/^[0-9a-f]{64}$/.test(expectedRoot))
		throw new InvalidField(['expectedRoot'], 'it is not a root, which has 64 characters, 0 to 9 and a to f');
	return { manifest: documentAddressFrom(given.manifest), expectedRoot };
}
