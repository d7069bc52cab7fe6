import { byPath } from './steps';

const caseFolder = (operation: string) => ({ resource: 'caseFolder', operation });
const document = (operation: string) => ({ resource: 'document', operation });

/** What a destination holds that every writing operation is to be tried on. */
export const OPEN_CASE = '26-0009';
/** A case folder there that was closed by a prefix. */
export const CLOSED_CASE = 'Closed - 26-0008';

/**
 * Every operation that writes, by its name in a workflow, on the cases of one destination.
 * @param where path of the destination
 * @param elsewhere path of another folder that writing is to go on to
 */
export function writeOperations(where: string, elsewhere: string): Record<string, Record<string, unknown>> {
	const openCase = byPath(`${where}/${OPEN_CASE}`);
	const letter = byPath(`${where}/${OPEN_CASE}/Letter.txt`);
	const client = { caseFolder: openCase, matterNumber: OPEN_CASE };
	const closing = {
		...{ ...caseFolder('close'), caseFolder: openCase, closedFolder: byPath(`${where}/Archive`) },
		...{ matterNumber: OPEN_CASE, options: { simplify: false } },
	};
	const upload = {
		...{ ...document('upload'), caseFolder: openCase, fileInto: 'subfolder', subfolder: 'Notes' },
		...{ documentFrom: 'text', text: 'a note', fileName: 'Note.txt', options: { simplify: false } },
	};
	const restrictedApart = { restrictedSubfolder: 'Privileged', people: 'ravi@example.com' };
	return {
		Create: { ...caseFolder('create'), caseId: '26-0007', destination: byPath(where), subfolders: 'Notes' },
		'Put markers': {
			...{ ...caseFolder('check'), caseId: OPEN_CASE, caseFolder: openCase },
			options: { searchIn: byPath(where), putMarkers: true, caseMarker: 'file' },
		},
		'Move there': {
			...{ ...caseFolder('move'), caseFolder: byPath(`${elsewhere}/26-0006`), newDestination: byPath(where) },
		},
		'Move away': { ...caseFolder('move'), caseFolder: openCase, newDestination: byPath(elsewhere) },
		Rename: {
			...{ ...caseFolder('rename'), caseFolder: openCase, caseId: OPEN_CASE },
			...{ folderNaming: 'lastFirstCaseId', lastName: 'Roe' },
		},
		'Set members': {
			...caseFolder('setMembers'),
			...{ caseFolder: openCase, caseId: OPEN_CASE, members: 'ravi@example.com' },
		},
		'Close by moving': { ...closing, closeMethod: 'move' },
		'Close by ZIP': { ...closing, closeMethod: 'zip' },
		'Close by prefix': { ...closing, closeMethod: 'prefix' },
		Reopen: { ...caseFolder('reopen'), caseFolder: byPath(`${where}/${CLOSED_CASE}`) },
		'Request files': { ...caseFolder('requestFiles'), ...client },
		'Copy to client': { ...document('clientUpload'), ...client, document: letter },
		Upload: upload,
		'Upload privileged': {
			...{
				...upload,
				restrictPrivileged: true,
				category: 'Privileged',
				fileName: 'Advice.txt',
				...restrictedApart,
			},
		},
		'Archive version': { ...document('archiveVersion'), document: letter, caseFolder: openCase },
		Restrict: { ...document('restrict'), document: letter, caseFolder: openCase, ...restrictedApart },
	};
}
