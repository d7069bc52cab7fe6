import { lastingAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/domain/inParallel';
import { outcomeOf, refused, type Outcome } from '../../../../shared/domain/outcome';
import { below } from '../../../../shared/domain/paths';
import { DOCUMENTS_AT_ONCE } from '../../../../shared/domain/upload/chunkSizes';
import { familyOf } from '../../../../shared/domain/upload/numberedName';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import { foldersAt } from '../../caseFolder/foldersAt';
import { caseFolderRefusal } from './caseFolderRefusal';
import { Destination } from './Destination';
import { fileDocument } from './fileDocument';
import { itemOutcome } from './itemOutcome';
import type { FiledDocument, GivenDocument, UploadRequest, UploadResult } from './UploadRequest';

/** One document of the run, whichever item it came with. */
interface Task {
	document: GivenDocument;
	request: UploadRequest;
	caseFolder: FolderEntry;
	destination: Destination;
	outcome?: Outcome<FiledDocument>;
}

/**
 * Files the documents of all items, several at a time. Documents whose names could meet go one after the other
 * in the order of the items, the others in any order.
 */
export async function uploadDocuments(
	requests: readonly UploadRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<UploadResult>>> {
	const caseFolders = await foldersAt(
		requests.map(({ caseFolder }) => caseFolder),
		dropbox,
	);
	const destinations = destinationsOf(requests, caseFolders, dropbox);
	const tasksOf = requests.map((request, index): Task[] => {
		const found = caseFolders[index];
		if (found?.ok !== true) return [];
		const destination = destinations.get(keyOf(found.value, request)) as Destination;
		return request.documents.map((document) => ({
			...{ document, request, destination },
			caseFolder: found.value,
		}));
	});
	await inParallel(sequences(tasksOf.flat()), DOCUMENTS_AT_ONCE, async (sequence) => {
		for (const task of sequence) task.outcome = await outcomeOf(async () => await filed(task, dropbox));
	});
	return requests.map((request, index) => {
		const found = caseFolders[index];
		if (found?.ok === false) return refused(caseFolderRefusal(found.refusal));
		const outcomes = (tasksOf[index] ?? []).map(({ outcome }) => outcome as Outcome<FiledDocument>);
		return itemOutcome(request, outcomes);
	});
}

async function filed(task: Task, dropbox: DropboxPort): Promise<FiledDocument> {
	const { document, request, caseFolder, destination } = task;
	const file = await fileDocument(document, request.rule, destination, dropbox).catch(
		async (thrown: unknown) => await missingFolderOr(thrown, caseFolder, dropbox),
	);
	return {
		...file,
		caseFolder,
		subfolder: request.subfolder,
		formerVersion: undefined,
		size: file.file?.size ?? 0,
		calls: 1,
		label: document.label,
		warnings: [...request.warnings, ...document.warnings],
	};
}

/**
 * Below an ID that leads nowhere any more Dropbox says only that it cannot read the path: was the case folder
 * deleted while the run went on?
 */
async function missingFolderOr(
	thrown: unknown,
	caseFolder: FolderEntry,
	dropbox: DropboxPort,
): Promise<never> {
	if (thrown instanceof Refusal && thrown.kind === 'invalid_input') {
		const found = await outcomeOf(async () => await dropbox.find(lastingAddress(caseFolder)));
		if (!found.ok) throw caseFolderRefusal(found.refusal);
	}
	throw thrown;
}

const keyOf = (folder: FolderEntry, { subfolder }: UploadRequest): string =>
	Destination.key(lastingAddress(folder), subfolder);

/** Each folder that documents go into, once, knowing the names of all of them. */
function destinationsOf(
	requests: readonly UploadRequest[],
	caseFolders: ReadonlyArray<Outcome<FolderEntry>>,
	dropbox: DropboxPort,
): Map<string, Destination> {
	const names = new Map<string, { address: string; names: string[] }>();
	requests.forEach((request, index) => {
		const found = caseFolders[index];
		if (found?.ok !== true) return;
		const key = keyOf(found.value, request);
		const folder = lastingAddress(found.value);
		const address = request.subfolder === '' ? folder : below(folder, request.subfolder);
		const known = names.get(key) ?? { address, names: [] };
		known.names.push(...request.documents.map(({ name }) => name));
		names.set(key, known);
	});
	return new Map(
		[...names].map(([key, { address, names: all }]) => [key, new Destination(dropbox, address, all)]),
	);
}

/** The tasks in sequences that have nothing to do with each other. */
function sequences(tasks: readonly Task[]): Task[][] {
	const byFamily = new Map<Destination, Map<string, Task[]>>();
	const all: Task[][] = [];
	for (const task of tasks) {
		const families = byFamily.get(task.destination) ?? new Map<string, Task[]>();
		byFamily.set(task.destination, families);
		const family = familyOf(task.document.name);
		const sequence = families.get(family);
		if (sequence !== undefined) {
			sequence.push(task);
			continue;
		}
		const begun = [task];
		families.set(family, begun);
		all.push(begun);
	}
	return all;
}
