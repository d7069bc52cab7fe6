import { documentIdOf } from '../../../../shared/domain/reconciliation/readExpected';
import { readFolderFiles } from '../../../../shared/domain/reconciliation/readFolderFiles';
import { readRegister } from '../../../../shared/domain/reconciliation/readRegister';
import type {
	FiledDocument,
	FolderFile,
	ReconciledSource,
	Side,
} from '../../../../shared/domain/reconciliation/Reconciliation';
import { readTrouble } from '../../../../shared/domain/queue/readTrouble';
import { textOf } from '../../../../shared/domain/queue/rowFrom';

type Given = Readonly<Record<string, unknown>>;

/** n8n makes up an item without fields where a step was to go on although nothing came. */
const isMadeUp = (item: Given): boolean => Object.keys(item).length === 0;

const isRefused = ({ error }: Given): boolean => error !== undefined && error !== null && error !== '';

/**
 * Items of a step that lists, unless it did not read to the end, or gave something else.
 * @param isRecord whether an item is what the step lists
 */
function readItems(given: readonly unknown[], isRecord: (item: Given) => boolean): Side<Given> {
	const all = given.map((each) =>
		typeof each === 'object' && each !== null ? (each as Given) : { given: each },
	);
	const items = all.filter((item) => !isMadeUp(item));
	const refused = items.find(isRefused);
	if (refused !== undefined) return { unread: readTrouble(refused['error']).reason };
	if (items.some((item) => item['nextPosition'] !== undefined)) return { unread: 'source_incomplete' };
	return items.every(isRecord) ? { items } : { unread: 'unexpected' };
}

/** What *Get Many Documents* listed. */
export const readListed = (given: readonly unknown[], source: ReconciledSource): Side<Given> =>
	readItems(given, (item) => documentIdOf(item, source) !== '');

/** What *List* said of the case folder, or what *Find* or *List* was refused for. */
export function readFolder(given: Given, archiveFolder: string): Side<FolderFile> {
	if (isRefused(given)) return { unread: readTrouble(given['error']).reason };
	if (!Array.isArray(given['children'])) return { unread: 'unexpected' };
	return given['limitReached'] === true
		? { unread: 'source_incomplete' }
		: { items: readFolderFiles(given, archiveFolder) };
}

/** What the storage has of the register. @param source as it has it, with `-demo` for files of the demo */
export function readFiled(given: readonly unknown[], source: string): Side<FiledDocument> {
	const rows = readItems(given, (item) => textOf(item['documentId']) !== '');
	return 'unread' in rows ? rows : { items: readRegister(rows.items, source) };
}
