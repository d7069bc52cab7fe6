import { matchingRequest } from '../../../../shared/domain/fileRequests/matchingRequest';
import { done, type Outcome } from '../../../../shared/core/outcome';
import type { FileRequest, FileRequests, FileRequestResult } from '../../../../shared/dropbox/port';
import type { Clock } from '../../../../shared/http/types';

/** Says of file requests whether there is one, without making another. */
export const createDryRunFileRequests = (dropbox: FileRequests, clock: Pick<Clock, 'now'>): FileRequests => ({
	fileRequests: async () => await dropbox.fileRequests(),
	async requestFiles(wishes) {
		const all = wishes.length === 0 ? [] : [...(await dropbox.fileRequests())];
		return wishes.map((wish): Outcome<FileRequestResult> => {
			const standing = matchingRequest(wish, all);
			if (standing !== undefined) return done({ request: standing, created: false });
			const { title, destination, deadline } = wish;
			const request: FileRequest = {
				...{ id: '', url: '', title, destination, deadline },
				...{ created: new Date(clock.now()).toISOString(), isOpen: true, fileCount: 0 },
			};
			all.push(request);
			return done({ request, created: true });
		});
	},
});
