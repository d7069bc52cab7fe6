import type {
	DropboxPort,
	FileRequest,
	FileRequestResult,
	FileRequests,
} from '../../../../shared/dropbox/port';
import type { Clock } from '../../../../shared/http/types';
import { createDryRunDocuments, createDryRunFolders, createDryRunReader } from './createDryRunFiles';
import { createDryRunFolderMoves } from './createDryRunFolderMoves';
import { createDryRunMarkers } from './createDryRunMarkers';
import { DryRunState } from './DryRunState';
import { matchingRequest } from '../../../../shared/domain/fileRequests/matchingRequest';
import { done, type Outcome } from '../../../../shared/core/outcome';

/** What there is of Dropbox for a dry run. */
type DryRunPort = Pick<
	DropboxPort,
	| (
			| 'whoAmI'
			| 'find'
			| 'list'
			| 'download'
			| 'createFolders'
			| 'upload'
			| 'copyFiles'
			| 'moveFiles'
			| 'moveFolders'
			| 'lockFiles'
	  )
	| (
			| 'markFolders'
			| 'remarkFolders'
			| 'markersOf'
			| 'findMarkedFolders'
			| 'listWithMarkers'
			| 'areCaseFolders'
			| 'searchFilesByName'
	  )
	| 'mayWrite'
	| ('members' | 'sharedFolder' | 'linksReaching' | 'fileRequests' | 'requestFiles')
>;

/**
 * A Dropbox that is read as it is and only pretends to be written to: what an operation does on it is what it would
 * do, by the very code that does it. One for each dry run, since it remembers what it pretends. Whatever writes and
 * is not among the above is not there, rather than done.
 */
export function createDryRunDropbox(dropbox: DropboxPort, clock: Pick<Clock, 'now'>): DropboxPort {
	const state = new DryRunState();
	const reading = createDryRunReader(dropbox, state);
	const port: DryRunPort = {
		whoAmI: async () => await dropbox.whoAmI(),
		mayWrite: async (groups) => await dropbox.mayWrite(groups),
		...reading,
		// Of what is there; what is only pretended to be has no content.
		download: async (address, rev, take) => await dropbox.download(address, rev, take),
		...createDryRunFolders(reading, state),
		...createDryRunFolderMoves(reading, state),
		...createDryRunDocuments(reading, state, clock),
		// That Dropbox would not lock them shows in the real run only.
		lockFiles: async (addresses) => addresses.map(() => done(undefined)),
		...createDryRunMarkers(dropbox),
		...createDryRunFileRequests(dropbox, clock),
		// Of what is there: who could open what is only pretended to be follows from the folder around it.
		sharedFolder: async (namespaceId) => await dropbox.sharedFolder(namespaceId),
		members: async (namespaceId) => await dropbox.members(namespaceId),
		linksReaching: async (address) => await dropbox.linksReaching(address),
	};
	return dropbox.applyWriteGuard(port as DropboxPort);
}

/** Says of file requests whether there is one, without making another. */
const createDryRunFileRequests = (dropbox: FileRequests, clock: Pick<Clock, 'now'>): FileRequests => ({
	fileRequests: async () => await dropbox.fileRequests(),
	async requestFiles(inputs) {
		const all = inputs.length === 0 ? [] : [...(await dropbox.fileRequests())];
		return inputs.map((input): Outcome<FileRequestResult> => {
			const existing = matchingRequest(input, all);
			if (existing !== undefined) return done({ request: existing, created: false });
			const { title, destination, deadline } = input;
			const request: FileRequest = {
				...{ id: '', url: '', title, destination, deadline },
				...{ created: new Date(clock.now()).toISOString(), isOpen: true, fileCount: 0 },
			};
			all.push(request);
			return done({ request, created: true });
		});
	},
});
