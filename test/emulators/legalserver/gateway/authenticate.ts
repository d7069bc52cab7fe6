import type { EmulatedRequest } from '../../core/contract';
import type { Caller } from '../state/access';
import type { Site } from '../state/Site';
import { YEAR } from '../state/time';
import { notAuthorizedRefusal } from './Refusal';

/** Who calls the site. Throws the 401; tokens and passwords of another site are unknown here. */
export function authenticate(site: Site, { headers }: EmulatedRequest): Caller {
	const [, scheme = '', sent = ''] = /^(Bearer|Basic) (\S+)$/i.exec(headers.authorization ?? '') ?? [];
	const caller = scheme.toLowerCase() === 'basic' ? callerByPassword(site, sent) : callerByToken(site, sent);
	const isActive = caller !== undefined && site.users.get(caller.userId)?.active;
	if (!isActive || !['Login', 'API Access'].every((one) => caller.permissions.has(one as never)))
		throw notAuthorizedRefusal();
	return caller;
}

function callerByToken(site: Site, sent: string): Caller | undefined {
	const token = site.tokens.get(sent);
	if (!token || token.revoked || token.createdAt + YEAR <= site.clock.now()) return undefined;
	return token;
}

function callerByPassword(site: Site, sent: string): Caller | undefined {
	const [user = '', ...password] = Buffer.from(sent, 'base64').toString('utf8').split(':');
	const login = site.logins.get(user);
	return login?.password === password.join(':') ? login : undefined;
}
