import { wishedFor } from '../../../shared/domain/fileRequests/wishedFor';
import { done, type Outcome } from '../../../shared/domain/outcome';
import type { Clock, FileRequest, FileRequests, Requested } from '../../../shared/ports';

/** Says of file requests whether there is one, without making another. */
export const pretendedFileRequests = (dropbox: FileRequests, clock: Pick<Clock, 'now'>): FileRequests => ({
	fileRequests: async () => await dropbox.fileRequests(),
	async requestFiles(wishes) {
		const all = wishes.length === 0 ? [] : [...(await dropbox.fileRequests())];
		return wishes.map((wish): Outcome<Requested> => {
			const standing = wishedFor(wish, all);
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
