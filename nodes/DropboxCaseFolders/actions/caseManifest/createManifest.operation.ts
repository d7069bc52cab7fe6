import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { addressFrom } from '../../../shared/domain/addressFrom';
import { webLink } from '../../../shared/domain/webLink';
import type { Operation } from '../../../shared/node/Operation';
import { dryRunField, folderLocator } from '../../../shared/dropboxNode/fields';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import { optionsField } from '../../../shared/node/panel';
import { resourceLocator } from '../../../shared/node/readParameters';
import { z } from '../../../shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { dryRunSchema, runWithDryRun, type HasDryRun } from '../shared/dryRun/runWithDryRun';
import { createManifests, type ManifestRequest, type SavedManifest } from './createManifest/createManifests';

type Needs = Pick<Dependencies, 'dropbox' | 'clock'>;

const fields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder of the case, open or closed, whose documents to list',
		required: true,
	}),
	folderLocator({
		displayName: 'Save In',
		name: 'saveIn',
		description:
			'The folder to save the manifest in, outside the case folder, such as the one that contains the archive',
		required: true,
	}),
	optionsField([dryRunField()]),
];

/** Create Case Manifest: a file that lists each document of a case folder, so that what changes later can be shown. */
export const createManifest: Operation<ManifestRequest & HasDryRun, SavedManifest & HasDryRun, Needs> = {
	fields,
	read: (context: IExecuteFunctions, itemIndex: number) => {
		const { caseFolder, saveIn, options } = readParameters(context, itemIndex, {
			caseFolder: resourceLocator,
			saveIn: resourceLocator,
			options: z.object({ dryRun: dryRunSchema }).default({}),
		});
		return { caseFolder: addressFrom(caseFolder), saveIn: addressFrom(saveIn), dryRun: options.dryRun };
	},
	run: async (requests, dependencies) =>
		await runWithDryRun(
			requests,
			dependencies,
			async (some, dropbox) => await createManifests(some, dropbox, dependencies.clock),
		),
	rows: ({ status, file, manifest, dryRun }) => [
		{
			status,
			manifestId: file.id,
			name: file.name,
			path: file.path ?? null,
			url: webLink(file) ?? null,
			root: manifest.root,
			documents: manifest.count,
			bytes: manifest.bytes,
			createdAt: manifest.createdAt,
			folderId: manifest.folder.id,
			...(dryRun ? { dryRun } : {}),
		},
	],
};
