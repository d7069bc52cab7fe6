import { createHash } from 'node:crypto';
import type { EmulatedRequest, EmulatedResponse } from '../../core/contract';
import type { Clock } from '../../core/Clock';
import type { Revision } from './Revision';

const FOUR_HOURS = 4 * 60 * 60 * 1000;
const HOST = 'uc0emulated.dl.dropboxusercontent.com';
const PATH = '/cd/0/get/';

/** Links that stream a file without a token: for four hours, afterwards 410 Gone. */
export class TemporaryLinks {
	/** The host name that the links lead to. */
	readonly host = HOST;
	private readonly links = new Map<string, { revision: Revision; name: string; expiresAt: number }>();

	constructor(private readonly clock: Clock) {}

	make(revision: Revision, name: string): string {
		const token = createHash('sha256').update(`${revision.number}/${this.links.size}`).digest('base64url');
		this.links.set(token, { revision, name, expiresAt: this.clock.now() + FOUR_HOURS });
		return `https://${HOST}${PATH}${token}/file`;
	}

	/** The version a request's link leads to; otherwise why it leads nowhere. */
	follow({ path }: Pick<EmulatedRequest, 'path'>): { revision: Revision; name: string } | EmulatedResponse {
		const link = this.links.get(path.slice(PATH.length).split('/')[0] ?? '');
		const refuse = (status: number, body: string): EmulatedResponse => ({ status, headers: {}, body });
		if (!link) return refuse(404, 'Not found');
		return this.clock.now() > link.expiresAt ? refuse(410, 'Gone') : link;
	}
}
