import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { Clock } from '../../../../shared/http/types';
import { createDryRunDocuments } from './createDryRunDocuments';
import { createDryRunFileRequests } from './createDryRunFileRequests';
import { createDryRunFolders } from './createDryRunFolders';
import { createDryRunMarkers } from './createDryRunMarkers';
import { createDryRunReader } from './createDryRunReader';
import { DryRunState } from './DryRunState';

/** What there is of Dropbox for a dry run. */
type DryRunPort = Pick<
	DropboxPort,
	| ('whoAmI' | 'find' | 'list' | 'download' | 'createFolders' | 'upload' | 'copyFiles' | 'moveFiles')
	| (
			| 'markFolders'
			| 'markersOf'
			| 'findMarkedFolders'
			| 'listWithMarkers'
			| 'areCaseFolders'
			| 'searchFilesByName'
	  )
	| ('members' | 'sharedFolder' | 'linksReaching' | 'fileRequests' | 'requestFiles')
>;

/**
 * A Dropbox that is read as it is and only pretends to be written to: what an operation does on it is what it would
 * do, by the very code that does it. One for each dry run, since it remembers what it pretends. Whatever writes and
 * is not among the above is not there, rather than done.
 */
export function createDryRunDropbox(dropbox: DropboxPort, clock: Pick<Clock, 'now'>): DropboxPort {
	const pretence = new DryRunState();
	const reading = createDryRunReader(dropbox, pretence);
	const pretended: DryRunPort = {
		whoAmI: async () => await dropbox.whoAmI(),
		...reading,
		// Of what is there; what is only pretended to be has no content.
		download: async (address, rev, take) => await dropbox.download(address, rev, take),
		...createDryRunFolders(reading, pretence),
		...createDryRunDocuments(reading, pretence, clock),
		...createDryRunMarkers(dropbox),
		...createDryRunFileRequests(dropbox, clock),
		// Of what is there: who could open what is only pretended to be follows from the folder around it.
		sharedFolder: async (namespaceId) => await dropbox.sharedFolder(namespaceId),
		members: async (namespaceId) => await dropbox.members(namespaceId),
		linksReaching: async (address) => await dropbox.linksReaching(address),
	};
	return dropbox.applyWriteGuard(pretended as DropboxPort);
}
