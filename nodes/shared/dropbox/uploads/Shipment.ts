import { contentHash } from '../../domain/contentHash';
import type { Clock, WriteMode } from '../../ports';
import type { files } from '../../vendor/dropbox';
import type { Api } from '../Api';
import type { Commits } from './Commits';

/** One document on its way to one address. */
export interface Shipment {
	api: Api;
	clock: Clock;
	commits: Commits;
	address: string;
	mode: WriteMode;
}

/** What names a body's bytes to the service, which refuses the request when others arrive. */
export const sealed = (bytes: Buffer) => ({ contents: bytes, content_hash: contentHash(bytes) });

/** How the file is to be committed: never under a name that the service chooses. */
export const commitOf = ({ address, mode }: Shipment): files.CommitInfo => ({
	path: address,
	mode: mode.kind === 'add' ? { '.tag': 'add' } : { '.tag': 'update', update: mode.rev },
	autorename: false,
});
