import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import type { MovedFolder, MoveRequest } from './move/MoveRequest';
import { moveCaseFolders } from './move/moveCaseFolders';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { dryRunField, folderLocator } from '../../../shared/dropboxNode/fields';
import { addressFrom } from '../../../shared/domain/addressFrom';
import { optionsField } from '../../../shared/node/panel';
import { readDryRun } from '../shared/dryRun/runWithDryRun';
import { resourceLocator } from '../../../shared/node/readParameters';
import { readParameters } from '../../../shared/dropboxNode/readParameters';

const moveFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder to move. By ID, the node finds it even after people rename or move it.',
		required: true,
	}),
	folderLocator({
		displayName: 'New Destination',
		name: 'newDestination',
		description: 'The folder to move the case folder into',
		required: true,
	}),
	optionsField([dryRunField()]),
];

/** Move to Destination: case folders into another folder, in batches, with a report; their IDs stay. */
export const move: Operation<MoveRequest, MovedFolder, Dependencies> = {
	fields: moveFields,
	read: readMoveRequest,
	run: async (requests, { dropbox, progress }) => await moveCaseFolders(requests, dropbox, progress),
	rows: (folder) => [{ ...folder }],
	notes: moveNotes,
};

const shape = { caseFolder: resourceLocator, newDestination: resourceLocator };

/** @throws Refusal `invalid_input` */
function readMoveRequest(context: IExecuteFunctions, itemIndex: number): MoveRequest {
	const { caseFolder, newDestination } = readParameters(context, itemIndex, shape);
	return {
		folder: addressFrom(caseFolder),
		destination: addressFrom(newDestination),
		dryRun: readDryRun(context, itemIndex),
	};
}

/** What somebody who looks at the run should know of it, in numbers. */
function moveNotes(results: readonly MovedFolder[]): string[] {
	const dryRuns = results.filter(({ dryRun }) => dryRun === true);
	const real = results.filter(({ dryRun }) => dryRun !== true);
	return [
		...(dryRuns.length === 0
			? []
			: [`Dry run, nothing was written: ${sum(dryRuns, 'would be moved', ['is', 'are'])}`]),
		...(real.length === 0 ? [] : [sum(real, 'moved', ['was', 'were'])]),
	];
}

type Verb = readonly [one: string, several: string];

function sum(results: readonly MovedFolder[], moved: string, [was, were]: Verb): string {
	const all = results.length === 1 ? '1 case folder' : `${number(results.length)} case folders`;
	const there = results.filter(({ status }) => status === 'alreadyThere').length;
	const verb = there === 1 ? `${was} already in its` : `${were} already in their`;
	const rest = there === 0 ? '' : `, ${number(there)} ${verb} new destination`;
	return `${number(results.length - there)} of ${all} ${moved}${rest}.`;
}

const number = (count: number): string => count.toLocaleString('en-US');
