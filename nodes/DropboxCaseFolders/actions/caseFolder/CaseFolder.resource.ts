import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../shared/dropboxNode/fields';
import { audit } from './audit.operation';
import { check } from './check.operation';
import { close } from './close.operation';
import { create } from './create.operation';
import { find } from './find.operation';
import { list } from './list.operation';
import { move } from './move.operation';
import { preview } from './preview.operation';
import { rename } from './rename.operation';
import { reopen } from './reopen.operation';
import { requestFiles } from './requestFiles.operation';
import { resolve } from './resolve.operation';
import { setMembers } from './setMembers.operation';

export const caseFolderOperations = {
	create,
	preview,
	find,
	resolve,
	list,
	check,
	move,
	rename,
	close,
	reopen,
	audit,
	requestFiles,
	setMembers,
};

export const caseFolderDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'create',
		options: [
			{
				name: 'Audit Permissions',
				value: 'audit',
				action: 'Audit permissions of case folder',
				description: 'Report who can open what is in a case folder, by membership or by link',
			},
			{
				name: 'Check',
				value: 'check',
				action: 'Check case folders',
				description: 'Report case folders that were renamed, moved or deleted, and cases with two folders',
			},
			{
				name: 'Close',
				value: 'close',
				action: 'Close case folder',
				description: 'Move the folder of a closed case, put it into a ZIP, or add a prefix to its name',
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create case folder',
				description: 'Create the folder of a case with its subfolders, or return the existing one',
			},
			{
				name: 'Find by Case ID',
				value: 'find',
				action: 'Find case folder by case ID',
				description: 'Find the folder of a case by its marker, wherever people moved it, or else by its name',
			},
			{
				name: 'List',
				value: 'list',
				action: 'List case folder',
				description: 'List the contents of a case folder as items, a tree, an HTML page or a CSV file',
			},
			{
				name: 'Move to Destination',
				value: 'move',
				action: 'Move case folder to destination',
				description: 'Move case folders to another destination; their IDs stay the same',
			},
			{
				name: 'Preview',
				value: 'preview',
				action: 'Preview case folder',
				description:
					'See which name, path and subfolders a case would get, and what would stop it, without writing anything',
			},
			{
				name: 'Rename',
				value: 'rename',
				action: 'Rename case folder',
				description: 'Give case folders the new name or number of their case; their IDs stay the same',
			},
			{
				name: 'Reopen',
				value: 'reopen',
				action: 'Reopen case folder',
				description: 'Put a closed case folder back where it was, under its old name',
			},
			{
				name: 'Request Client Uploads',
				value: 'requestFiles',
				action: 'Request client uploads',
				description: 'Give a client an upload page for a folder next to the case folder',
			},
			{
				name: 'Resolve by ID',
				value: 'resolve',
				action: 'Resolve folder by ID',
				description: 'Return where a case folder is now, and whether it was renamed or moved',
			},
			{
				name: 'Set Members',
				value: 'setMembers',
				action: 'Set members of case folder',
				description: 'Let only the people on a case open its folder, and add or remove members',
			},
		],
		displayOptions: { show: { resource: ['caseFolder'] } },
	},
	...Object.entries(caseFolderOperations).flatMap(([name, operation]) =>
		operationPanel('caseFolder', name, operation),
	),
];
