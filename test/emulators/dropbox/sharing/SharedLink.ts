import type { sharing } from 'dropbox';
import { randomBytes } from 'node:crypto';
import { storeOf } from '../routes/storeOf';
import type { DropboxState } from '../state/DropboxState';
import type { Entry } from '../state/Entry';
import { namespaceHolding } from '../state/tree';

export type Audience = 'public' | 'team' | 'no_one' | 'members';

/** A link that somebody made to a file or folder; it follows the entry when that moves. */
export interface SharedLink {
	url: string;
	/** Number of the file or folder. */
	entry: number;
	/** Who made it, and may change it. */
	accountId: string;
	audience: Audience;
	/** Whether its maker ever said who it is for; otherwise the team's default did. */
	isAsked: boolean;
	requirePassword: boolean;
	/** What visitors have to type, where one is required. */
	password?: string | undefined;
	/** `%Y-%m-%dT%H:%M:%SZ` */
	expires?: string;
	allowDownload: boolean;
}

/** By URL. */
export const linksOf = storeOf(() => new Map<string, SharedLink>());

/** Whether a link leads anywhere: its entry is there, and its time has not run out. */
export function isLive(state: DropboxState, { entry: number, expires }: SharedLink): boolean {
	const entry = state.entries[number];
	if (!entry || !namespaceHolding(entry)) return false;
	return expires === undefined || Date.parse(expires) > state.clock.now();
}

/** A new address of the kind that the web interface shows. */
export function newUrl(entry: Entry): string {
	const key = randomBytes(9).toString('base64url');
	const rlkey = randomBytes(16).toString('hex').slice(0, 24);
	const name = encodeURIComponent(entry.name.replace(/ /g, '-'));
	const place = entry.kind === 'file' ? `fi/${key}/${name}` : `fo/${key}/h`;
	return `https://www.dropbox.com/scl/${place}?rlkey=${rlkey}&dl=0`;
}

export type LinkSettings = sharing.SharedLinkSettings;
