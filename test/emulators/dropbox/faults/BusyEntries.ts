import { withoutDuplicates } from '../routes/files/createFolder';
import type { DropboxState } from '../state/DropboxState';
import type { DropboxFault } from './DropboxFault';

/** Puts the results of entries that were held back among those of the others. */
type Mend = (results: unknown[]) => unknown[];

/** Batches whose entries write to a Dropbox; bytes that are appended to sessions meet no lock. */
const WRITES =
	/^files\/(create_folder_batch|lock_file_batch|delete_batch|(move|copy)_batch_v2|upload_session\/finish_batch(_v2)?)$/;

/**
 * Batches of which single entries meet too many writes. Such an entry is held back from the route, so that
 * nothing of it happens, and its failure stands in its place in the result, also when that comes from a job.
 */
export class BusyEntries {
	private readonly jobs = new Map<string, Mend>();

	/** The argument without the entries that a fault strikes, and what their absence does to the result. */
	holdBack(
		state: DropboxState,
		route: string,
		argument: unknown,
		fault: DropboxFault | undefined,
	): { argument: unknown; mend?: Mend } {
		const field = fieldOf(argument);
		if (fault?.kind !== 'busy_entries' || !field || !WRITES.test(route)) return { argument };
		// The results of create_folder_batch are fewer than its paths, and positions count among the results.
		const all = field.name === 'paths' ? withoutDuplicates(state, field.list.map(String)) : field.list;
		const struck = fault.entries.filter((index) => index < all.length).sort((a, b) => a - b);
		const left = all.filter((_entry, index) => !struck.includes(index));
		const mend: Mend = (results) => {
			const mended = [...results];
			for (const index of struck) mended.splice(index, 0, failureOf(route));
			return mended;
		};
		return { argument: { ...field.rest, [field.name]: left }, mend };
	}

	/** The result as the client sees it: of a batch, of a job that was launched for one, or any other. */
	mend(argument: unknown, result: unknown, mend: Mend | undefined): unknown {
		const launched = textIn(result, 'async_job_id');
		if (mend && launched !== undefined) this.jobs.set(launched, mend);
		const mendResult = mend ?? this.jobs.get(textIn(argument, 'async_job_id') ?? '');
		const entries = listIn(result, 'entries');
		return mendResult && entries ? { ...(result as object), entries: mendResult(entries) } : result;
	}
}

function fieldOf(
	argument: unknown,
): { name: 'entries' | 'paths'; list: unknown[]; rest: object } | undefined {
	for (const name of ['entries', 'paths'] as const) {
		const list = listIn(argument, name);
		if (list) return { name, list, rest: argument as object };
	}
	return undefined;
}

/**
 * On top of the entry's error, as the unions of most batches have a tag for it; that of finish_batch could have it
 * below `path` too, and was seen with it on top (github.com/git-annex-remote-rclone/git-annex-remote-rclone issue
 * 61). CreateFolderEntryError knows `path` alone.
 */
function failureOf(route: string): unknown {
	const reason = { '.tag': 'too_many_write_operations' };
	const isCreation = route === 'files/create_folder_batch';
	return { '.tag': 'failure', failure: isCreation ? { '.tag': 'path', path: reason } : reason };
}

function listIn(value: unknown, name: string): unknown[] | undefined {
	const list = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
	return Array.isArray(list) ? list : undefined;
}

function textIn(value: unknown, name: string): string | undefined {
	const text = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
	return typeof text === 'string' ? text : undefined;
}
