import type { Clock, DropboxPort } from '../../../shared/ports';
import { pretendedDocuments } from './pretendedDocuments';
import { pretendedFileRequests } from './pretendedFileRequests';
import { pretendedFolders } from './pretendedFolders';
import { pretendedMarkers } from './pretendedMarkers';
import { pretendedReading } from './pretendedReading';
import { Pretence } from './Pretence';

/** What there is of Dropbox for a dry run. */
type Pretended = Pick<
	DropboxPort,
	| ('whoAmI' | 'find' | 'list' | 'download' | 'createFolders' | 'upload' | 'copyFiles' | 'moveFiles')
	| ('mark' | 'markersOf' | 'markedFor' | 'listMarked' | 'areCaseFolders' | 'filesCalled')
	| ('members' | 'sharedFolder' | 'linksReaching' | 'fileRequests' | 'requestFiles')
>;

/**
 * A Dropbox that is read as it is and only pretends to be written to: what an operation does on it is what it would
 * do, by the very code that does it. One for each dry run, since it remembers what it pretends. Whatever writes and
 * is not among the above is not there, rather than done.
 */
export function pretending(dropbox: DropboxPort, clock: Pick<Clock, 'now'>): DropboxPort {
	const pretence = new Pretence();
	const reading = pretendedReading(dropbox, pretence);
	const pretended: Pretended = {
		whoAmI: async () => await dropbox.whoAmI(),
		...reading,
		// Of what is there; what is only pretended to be has no content.
		download: async (address, rev, take) => await dropbox.download(address, rev, take),
		...pretendedFolders(reading, pretence),
		...pretendedDocuments(reading, pretence, clock),
		...pretendedMarkers(dropbox),
		...pretendedFileRequests(dropbox, clock),
		// Of what is there: who could open what is only pretended to be follows from the folder around it.
		sharedFolder: async (namespaceId) => await dropbox.sharedFolder(namespaceId),
		members: async (namespaceId) => await dropbox.members(namespaceId),
		linksReaching: async (address) => await dropbox.linksReaching(address),
	};
	return dropbox.fenceAround(pretended as DropboxPort);
}
