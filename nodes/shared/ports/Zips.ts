import type { OpenedZip } from './OpenedZip';

export interface Zips {
	/**
	 * Opens Dropbox's own ZIP of a folder, as it arrives; begun again like a download.
	 * @throws Refusal `too_large` where the folder is beyond what Dropbox zips (20 GB, a file of 4 GB, 10,000
	 * entries), `not_found`, `deleted`, `not_a_folder`, `no_access`; `unavailable` where the acting member may not
	 */
	zip(address: string): Promise<OpenedZip>;
}
