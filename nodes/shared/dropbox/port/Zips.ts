import type { OpenedZip } from './OpenedZip';

export interface Zips {
	/**
	 * Opens Dropbox's own ZIP of a folder, as it arrives: entries lie in one folder, which has the folder's name. Opening
	 * is repeated like a download's; a ZIP that breaks off afterwards ends in ConnectionLost, and Dropbox makes
	 * a new one from the beginning when it is opened again. Whether it is whole is known to who checks it.
	 * @throws Refusal `too_large` where the folder is beyond what Dropbox zips (20 GB, a file of 4 GB, 10,000
	 * entries), `not_found`, `deleted`, `not_a_folder`, `no_access`; `unavailable` where the acting member may not
	 */
	zip(address: string): Promise<OpenedZip>;
}
